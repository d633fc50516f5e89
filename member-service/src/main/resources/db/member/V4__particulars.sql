-- What a record tells beyond its basic fields, how a name is spoken, and what searches by age, membership and tags need.

alter table members
    add column particulars jsonb not null default '{}',
    add column sealed jsonb not null default '{}',
    add column pinyin text collate "C" not null default '',
    add column initials text collate "C" not null default '',
    add column missing text[] not null default '{}',
    add column counted_from date generated always as
        ((full_on - make_interval(months => coalesce((particulars ->> 'membershipCorrection')::int, 0)))::date) stored,
    add column tags text[] generated always as (string_to_array(particulars ->> 'identityTags', ',')) stored;
comment on column members.particulars is '补充信息: what has no column of its own, by property; codes of a list are separated by commas.';
comment on column members.sealed is 'Ciphertexts, base64, of personal data that nobody searches.';
comment on column members.pinyin is 'The name in pinyin without tones and blanks.';
comment on column members.initials is 'The initials of the pinyin.';
comment on column members.missing is 'The required fields that apply and are empty; derived when the record is written.';
comment on column members.counted_from is 'The day from which the length of membership (党龄) counts, with its correction (党龄校正值).';
comment on column members.tags is '身份标签';

update members set missing = array_remove(array[
    case when nation is null then 'NATION' end, case when education is null then 'EDUCATION' end,
    case when position is null then 'POSITION' end, case when phone_cipher is null then 'PHONE' end,
    case when address_cipher is null then 'ADDRESS' end], null);

create index members_by_pinyin on members (pinyin, id);
create index members_by_initials on members (initials, id);
create index members_by_birthday on members (birthday, id);
create index members_by_membership on members (counted_from, id);
create index members_by_tag on members using gin (tags);

insert into rules (name, effective_on, value, unit, basis) values
    ('honoured-years', '2021-04-01', 50, 'years', '“光荣在党50年”纪念章：颁发给健在的党龄达到50周年的党员（2021年起）');

insert into code_lists (name, version, effective_on, title, basis) values
    ('education-groups', 1, '2017-01-01', '学历分组', 'GB/T 4658；“大专及以上”按党内统计公报口径'),
    ('position-groups', 1, '2017-01-01', '工作岗位分组', '党内统计公报的职业分组'),
    ('degrees', 1, '2017-01-01', '学位', 'GB/T 6864'),
    ('social-classes', 1, '2017-01-01', '新社会阶层类型', '党员信息采集口径：新的社会阶层人士'),
    ('technical-titles', 1, '2017-01-01', '从事专业技术职务', 'GB/T 8561，按级别'),
    ('front-lines', 1, '2017-01-01', '一线情况', '党员信息采集口径'),
    ('marital-statuses', 1, '2017-01-01', '婚姻状况', 'GB/T 2261.2'),
    ('entry-types', 1, '2017-01-01', '进入系统类型', '党员信息采集口径'),
    ('admission-types', 1, '2017-01-01', '入党类型', '党员信息采集口径'),
    ('confirmations', 1, '2017-01-01', '转正情况', '《中国共产党发展党员工作细则》'),
    ('identity-tags', 1, '2026-01-01', '身份标签', '本区口径；流动和困难由相应字段得出，不另填'),
    ('volunteer-skills', 1, '2026-01-01', '志愿特长', '本区口径'),
    ('hardships', 1, '2026-01-01', '困难情形', '本区口径');

insert into codes (list, version, code, label, group_code, aliases, place)
select list, 1, code, label, group_code, string_to_array(aliases, ' '), row_number() over (partition by list order by place)
from (values
    ('education-groups', '10', '研究生', 'COLLEGE_AND_ABOVE', '', 1),
    ('education-groups', '20', '大学本科', 'COLLEGE_AND_ABOVE', '', 2),
    ('education-groups', '30', '大学专科', 'COLLEGE_AND_ABOVE', '', 3),
    ('education-groups', '40', '中专、中技、职高', 'BELOW_COLLEGE', '', 4),
    ('education-groups', '60', '高中', 'BELOW_COLLEGE', '', 5),
    ('education-groups', '70', '初中', 'BELOW_COLLEGE', '', 6),
    ('education-groups', '80', '小学', 'BELOW_COLLEGE', '', 7),
    ('education-groups', '90', '其他', 'BELOW_COLLEGE', '', 8),
    ('position-groups', 'WORKER', '工人（工勤技能人员）', null, '', 1),
    ('position-groups', 'FARMER', '农牧渔民', null, '', 2),
    ('position-groups', 'PROFESSIONAL', '专业技术人员', null, '', 3),
    ('position-groups', 'MANAGER', '企事业单位、社会组织管理人员', null, '', 4),
    ('position-groups', 'OFFICIAL', '党政机关工作人员', null, '', 5),
    ('position-groups', 'STUDENT', '学生', null, '', 6),
    ('position-groups', 'OTHER', '其他职业人员', null, '', 7),
    ('position-groups', 'RETIRED', '离退休人员', null, '', 8),
    ('degrees', 'HONORARY_DOCTOR', '名誉博士', null, '', 1),
    ('degrees', 'DOCTOR', '博士', null, '博士学位', 2),
    ('degrees', 'MASTER', '硕士', null, '硕士学位', 3),
    ('degrees', 'BACHELOR', '学士', null, '学士学位', 4),
    ('social-classes', 'PRIVATE_ENTERPRISE', '民营科技企业创业人员和技术人员', null, '', 1),
    ('social-classes', 'FOREIGN_ENTERPRISE', '受聘于外资企业的管理技术人员', null, '外企管理技术人员', 2),
    ('social-classes', 'SELF_EMPLOYED', '个体户', null, '个体工商户', 3),
    ('social-classes', 'PRIVATE_OWNER', '私营企业主', null, '', 4),
    ('social-classes', 'INTERMEDIARY', '中介组织和社会组织从业人员', null, '中介组织从业人员 社会组织从业人员', 5),
    ('social-classes', 'FREELANCE', '自由职业人员', null, '自由职业者', 6),
    ('social-classes', 'NEW_MEDIA', '新媒体从业人员', null, '', 7),
    ('social-classes', 'NEW_EMPLOYMENT', '新就业群体', null, '快递员 外卖配送员 网约车司机', 8),
    ('technical-titles', 'SENIOR', '正高级', null, '高级 正高', 1),
    ('technical-titles', 'ASSOCIATE_SENIOR', '副高级', null, '副高', 2),
    ('technical-titles', 'INTERMEDIATE', '中级', null, '', 3),
    ('technical-titles', 'ASSISTANT', '初级（助理级）', null, '初级 助理级', 4),
    ('technical-titles', 'JUNIOR', '初级（员级）', null, '员级', 5),
    ('technical-titles', 'UNRATED', '未评', null, '未评职称', 6),
    ('front-lines', 'PRODUCTION', '生产、工作一线', null, '生产一线 工作一线 一线', 1),
    ('front-lines', 'OTHER', '非一线', null, '否', 2),
    ('marital-statuses', '10', '未婚', null, '', 1),
    ('marital-statuses', '20', '已婚', null, '初婚 再婚 复婚', 2),
    ('marital-statuses', '30', '丧偶', null, '', 3),
    ('marital-statuses', '40', '离婚', null, '离异', 4),
    ('marital-statuses', '90', '未说明的婚姻状况', null, '未说明', 5),
    ('entry-types', 'ADMITTED', '发展新党员', null, '新发展', 1),
    ('entry-types', 'TRANSFERRED', '转入', null, '组织关系转入', 2),
    ('entry-types', 'RESTORED', '恢复党籍', null, '', 3),
    ('entry-types', 'COLLECTED', '信息采集', null, '历史采集 导入', 4),
    ('entry-types', 'OTHER', '其他', null, '其它', 5),
    ('admission-types', 'BRANCH', '支部发展', null, '新发展 发展入党', 1),
    ('admission-types', 'REJOINED', '重新入党', null, '', 2),
    ('admission-types', 'DIRECT', '直接吸收', null, '', 3),
    ('admission-types', 'POSTHUMOUS', '追认', null, '', 4),
    ('confirmations', 'ON_TIME', '按期转正', null, '按期', 1),
    ('confirmations', 'EXTENDED', '延长预备期后转正', null, '延期转正 延长预备期', 2),
    ('confirmations', 'BACKDATED', '追认转正', null, '', 3),
    ('identity-tags', 'IN_SERVICE', '在职党员', null, '在职', 1),
    ('identity-tags', 'RETIRED', '离退休党员', null, '离退休 退休党员', 2),
    ('identity-tags', 'COMMUNITY', '社区党员', null, '社区', 3),
    ('volunteer-skills', 'POLICY', '政策宣讲', null, '理论宣讲', 1),
    ('volunteer-skills', 'LEGAL', '法律服务', null, '法律咨询 普法', 2),
    ('volunteer-skills', 'MEDICAL', '医疗健康', null, '医疗 义诊 急救', 3),
    ('volunteer-skills', 'TEACHING', '教育辅导', null, '助学 课业辅导', 4),
    ('volunteer-skills', 'ARTS', '文艺体育', null, '文艺 体育 书画', 5),
    ('volunteer-skills', 'REPAIR', '维修服务', null, '家电维修 水电维修', 6),
    ('volunteer-skills', 'TECHNOLOGY', '科技网络', null, '计算机 网络', 7),
    ('volunteer-skills', 'MEDIATION', '矛盾调解', null, '调解', 8),
    ('volunteer-skills', 'COUNSELLING', '心理疏导', null, '心理咨询', 9),
    ('volunteer-skills', 'ENVIRONMENT', '环境整治', null, '环保', 10),
    ('volunteer-skills', 'SAFETY', '平安巡防', null, '治安巡逻 消防', 11),
    ('volunteer-skills', 'CARE', '助老助残', null, '敬老 助残', 12),
    ('volunteer-skills', 'OTHER', '其他', null, '其它', 13),
    ('hardships', 'ILLNESS', '因病致困', null, '重大疾病 患病', 1),
    ('hardships', 'DISABILITY', '残疾', null, '', 2),
    ('hardships', 'LOW_INCOME', '低收入', null, '低保 生活困难 是 困难', 3),
    ('hardships', 'DISASTER', '因灾因意外致困', null, '因灾', 4),
    ('hardships', 'ALONE', '孤寡独居', null, '孤寡 独居', 5),
    ('hardships', 'OTHER', '其他困难', null, '其他 其它', 6)
) as listed (list, code, label, group_code, aliases, place);
