-- Code lists and numbers of law as versioned data: a new version gets new rows and an effective date.

create table code_lists (
    name         text not null,
    version      int  not null,
    effective_on date not null,
    title        text not null,
    basis        text not null,
    primary key (name, version)
);
comment on table code_lists is '代码表; the version in force is the newest one that has become effective.';

create table codes (
    list       text not null,
    version    int  not null,
    code       text not null,
    label      text not null,
    group_code text,
    aliases    text[] not null default '{}',
    place      int  not null,
    primary key (list, version, code),
    foreign key (list, version) references code_lists
);
comment on column codes.aliases is 'What people write instead of the label; the code itself is understood too.';
comment on column codes.group_code is 'What the code counts as in statistics.';

create table rules (
    name         text not null,
    effective_on date not null,
    value        int  not null,
    unit         text not null,
    basis        text not null,
    primary key (name, effective_on)
);
comment on table rules is 'Numbers of law and policy; the one in force on a day is the newest that has become effective by then.';

insert into rules (name, effective_on, value, unit, basis) values
    ('joining-age', '1945-06-11', 18, 'years', '《中国共产党章程》第一条：年满十八岁');

insert into code_lists (name, version, effective_on, title, basis) values
    ('sexes', 1, '1980-01-01', '性别', 'GB/T 2261.1'),
    ('nations', 1, '1991-01-01', '民族', 'GB/T 3304-1991'),
    ('educations', 1, '2017-01-01', '学历', '《党员基本信息采集表》（2017）；分组按 GB/T 4658'),
    ('positions', 1, '2017-01-01', '工作岗位', '《党员基本信息采集表》（2017）'),
    ('stages', 1, '2017-01-01', '人员类别', '《党员基本信息采集表》（2017）'),
    ('statuses', 1, '2017-01-01', '党籍状态', '《党员基本信息采集表》（2017）；EXITED 为本平台所加'),
    ('lost-circumstances', 1, '2017-01-01', '失联情形', '《党员基本信息采集表》（2017）'),
    ('required-fields', 1, '2017-01-01', '计算信息完整度的字段', '《党员基本信息采集表》（2017）16 项');

insert into codes (list, version, code, label, group_code, aliases, place)
select list, 1, code, label, group_code, aliases, row_number() over (partition by list order by place)
from (values
    ('sexes', 'MALE', '男', '1', array['男性', '1', 'M'], 1),
    ('sexes', 'FEMALE', '女', '2', array['女性', '2', 'F'], 2),

    ('educations', 'DOCTOR', '博士研究生', '10', array['博士'], 1),
    ('educations', 'MASTER', '硕士研究生', '10', array['硕士'], 2),
    ('educations', 'MASTER_CLASS', '硕士生班', '10', array['研究生班'], 3),
    ('educations', 'POSTGRADUATE', '研究生', '10', array['研究生学历', '研究生（未注明）'], 4),
    ('educations', 'CENTRAL_PARTY_SCHOOL_POSTGRADUATE', '中央党校研究生', '10', array['中央党校在职研究生'], 5),
    ('educations', 'PROVINCIAL_PARTY_SCHOOL_POSTGRADUATE', '省（区、市）委党校研究生', '10', array['省委党校研究生', '市委党校研究生'], 6),
    ('educations', 'UNIVERSITY', '大学', '20', array['大学本科', '本科', '全日制本科', '在职本科', '大本'], 7),
    ('educations', 'SECOND_BACHELOR', '第二学士学位班', '20', array['双学士', '第二学士学位'], 8),
    ('educations', 'CENTRAL_PARTY_SCHOOL_UNIVERSITY', '中央党校大学', '20', array['中央党校本科'], 9),
    ('educations', 'PROVINCIAL_PARTY_SCHOOL_UNIVERSITY', '省（区、市）委党校大学', '20', array['省委党校大学', '省委党校本科', '市委党校本科'], 10),
    ('educations', 'UNIVERSITY_ORDINARY_CLASS', '大学普通班', '20', array['大普'], 11),
    ('educations', 'COLLEGE', '大专', '30', array['大学专科', '专科', '高职', '高等职业教育'], 12),
    ('educations', 'CENTRAL_PARTY_SCHOOL_COLLEGE', '中央党校大专', '30', array['中央党校专科'], 13),
    ('educations', 'PROVINCIAL_PARTY_SCHOOL_COLLEGE', '省（区、市）委党校大专', '30', array['省委党校大专', '省委党校专科', '市委党校大专'], 14),
    ('educations', 'SECONDARY_SPECIALISED', '中等专科', '40', array['中专', '中等专业学校', '中师'], 15),
    ('educations', 'VOCATIONAL_HIGH_SCHOOL', '职业高中', '40', array['职高'], 16),
    ('educations', 'TECHNICAL_SCHOOL', '技工学校', '40', array['技校', '中技'], 17),
    ('educations', 'HIGH_SCHOOL', '普通高中', '60', array['高中'], 18),
    ('educations', 'JUNIOR_HIGH_SCHOOL', '初中', '70', array['初级中学'], 19),
    ('educations', 'PRIMARY_SCHOOL', '小学', '80', array['小学及以下'], 20),
    ('educations', 'OTHER', '其他', '90', array['其它', '文盲', '半文盲'], 21),

    ('stages', 'FULL', '正式党员', null, array['正式', '中共党员'], 1),
    ('stages', 'PROBATIONARY', '预备党员', null, array['预备', '中共预备党员'], 2),

    ('statuses', 'NORMAL', '正常', '1', array['1'], 1),
    ('statuses', 'RETAINED', '保留党籍', '10', array['保留', '10'], 2),
    ('statuses', 'RESTORED', '恢复党籍', '11', array['恢复', '11'], 3),
    ('statuses', 'SUSPENDED', '停止党籍', '12', array['停止', '停籍', '12'], 4),
    ('statuses', 'EXPELLED', '开除党籍', '13', array['开除', '13'], 5),
    ('statuses', 'EXITED', '已离开', null, array[]::text[], 6),

    ('lost-circumstances', 'MIGRANT_WORK', '外出务工经商', null, array['务工经商'], 1),
    ('lost-circumstances', 'UNIT_RESTRUCTURED', '单位改制或破产', null, array[]::text[], 2),
    ('lost-circumstances', 'GRADUATED', '毕业后去向不明', null, array[]::text[], 3),
    ('lost-circumstances', 'UNIT_CHANGED', '工作单位改变', null, array[]::text[], 4),
    ('lost-circumstances', 'ABROAD', '出国（境）', null, array['出国', '出境'], 5),
    ('lost-circumstances', 'RESIDENCE_CHANGED', '居住地改变', null, array[]::text[], 6),
    ('lost-circumstances', 'OTHER', '其他', null, array['其它'], 7),

    ('required-fields', 'NAME', '姓名', null, array[]::text[], 1),
    ('required-fields', 'ID_NUMBER', '公民身份号码', null, array[]::text[], 2),
    ('required-fields', 'SEX', '性别', null, array[]::text[], 3),
    ('required-fields', 'NATION', '民族', null, array[]::text[], 4),
    ('required-fields', 'BIRTHDAY', '出生日期', null, array[]::text[], 5),
    ('required-fields', 'EDUCATION', '学历', null, array[]::text[], 6),
    ('required-fields', 'STAGE', '人员类别', null, array[]::text[], 7),
    ('required-fields', 'BRANCH', '所在党支部', null, array[]::text[], 8),
    ('required-fields', 'JOINED_ON', '加入党组织日期', null, array[]::text[], 9),
    ('required-fields', 'FULL_ON', '转为正式党员日期', null, array[]::text[], 10),
    ('required-fields', 'POSITION', '工作岗位', null, array[]::text[], 11),
    ('required-fields', 'PHONE', '联系电话', null, array[]::text[], 12),
    ('required-fields', 'ADDRESS', '家庭住址', null, array[]::text[], 13),
    ('required-fields', 'STATUS', '党籍状态', null, array[]::text[], 14),
    ('required-fields', 'IS_LOST', '是否为失联党员', null, array[]::text[], 15),
    ('required-fields', 'IS_MOBILE', '是否为流动党员', null, array[]::text[], 16)
) as listed (list, code, label, group_code, aliases, place);

insert into codes (list, version, code, label, aliases, place)
select 'nations', 1, lpad(place::text, 2, '0'), name || '族', array[name], place
from unnest(string_to_array(
    '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 '
    || '土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 '
    || '门巴 珞巴 基诺', ' ')) with ordinality as listed (name, place);
insert into codes (list, version, code, label, aliases, place) values
    ('nations', 1, '97', '其他', '{其它}', 97),
    ('nations', 1, '98', '外国血统中国籍人士', '{外国血统入籍,外国血统}', 98);

insert into codes (list, version, code, label, group_code, aliases, place)
select 'positions', 1, lpad(place::text, 2, '0'), label, group_code, string_to_array(aliases, ' '), place
from (values
    (1, '公务员', 'OFFICIAL', ''),
    (2, '参照公务员法管理的工作人员', 'OFFICIAL', '参公人员 参照公务员法管理人员'),
    (3, '事业单位管理岗位', 'MANAGER', ''),
    (4, '事业单位专业技术岗位', 'PROFESSIONAL', ''),
    (5, '公有经济控制企业管理岗位', 'MANAGER', '国有企业管理岗位'),
    (6, '公有经济控制企业专业技术岗位', 'PROFESSIONAL', '国有企业专业技术岗位'),
    (7, '非公有经济控制企业管理岗位', 'MANAGER', '非公企业管理岗位 非公有企业管理岗位'),
    (8, '非公有经济控制企业专业技术岗位', 'PROFESSIONAL', '非公企业专业技术岗位 非公有企业专业技术岗位'),
    (9, '民办非企业管理岗位', 'MANAGER', '民办非企业单位管理岗位'),
    (10, '民办非企业专业技术岗位', 'PROFESSIONAL', '民办非企业单位专业技术岗位'),
    (11, '公有经济控制单位工勤岗位', 'WORKER', '公有经济控制企业工勤岗位'),
    (12, '非公有企业工勤岗位', 'WORKER', '非公有经济控制企业工勤岗位 非公企业工勤岗位'),
    (13, '民办非企业工勤岗位', 'WORKER', '民办非企业单位工勤岗位'),
    (14, '机关单位工勤岗位', 'WORKER', '机关工勤岗位'),
    (15, '事业单位工勤岗位', 'WORKER', ''),
    (16, '农牧渔业生产人员', 'FARMER', '农牧渔民'),
    (17, '乡村医生', 'PROFESSIONAL', '村医'),
    (18, '外出务工经商人员', 'FARMER', '外出务工经商'),
    (19, '其他农牧渔民', 'FARMER', ''),
    (20, '解放军、武警', 'OTHER', '解放军 武警 军人'),
    (21, '研究生毕业', 'STUDENT', '研究生毕业年级'),
    (22, '研究生一年级', 'STUDENT', ''),
    (23, '研究生其他年级', 'STUDENT', ''),
    (24, '本科毕业', 'STUDENT', '本科毕业年级'),
    (25, '本科一年级', 'STUDENT', ''),
    (26, '本科其他年级', 'STUDENT', '本科其他'),
    (27, '专科毕业', 'STUDENT', '专科毕业年级'),
    (28, '专科一年级', 'STUDENT', ''),
    (29, '专科其他年级', 'STUDENT', '专科其他'),
    (30, '中等专业学校学生', 'STUDENT', '中专学生'),
    (31, '高中学生', 'STUDENT', '高中生'),
    (32, '技工学校学生', 'STUDENT', '技校学生'),
    (33, '离休干部', 'RETIRED', '离休'),
    (34, '退休人员', 'RETIRED', '退休 退休干部 退休职工'),
    (35, '退职人员', 'RETIRED', ''),
    (36, '内部退养职工', 'OTHER', '内退'),
    (37, '大学生村官', 'OTHER', '村官'),
    (38, '社区工作人员', 'OTHER', '社区工作者'),
    (39, '停薪留职人员', 'OTHER', ''),
    (40, '个体工商户中的从业人员', 'OTHER', '个体工商户'),
    (41, '自由职业人员', 'OTHER', '自由职业 自由职业者'),
    (42, '待安置/毕业未就业人员', 'OTHER', '待安置 毕业未就业 待业'),
    (43, '出国（境）逾期未归', 'OTHER', ''),
    (44, '改革后保留关系人员', 'OTHER', ''),
    (45, '企业破产/辞退未再就业', 'OTHER', '下岗失业 失业'),
    (46, '离岗保留劳动关系', 'OTHER', ''),
    (47, '人才服务中心不明职业', 'OTHER', ''),
    (48, '其他从业人员', 'OTHER', ''),
    (49, '其他无业人员', 'OTHER', '无业 无业人员')
) as listed (place, label, group_code, aliases);
