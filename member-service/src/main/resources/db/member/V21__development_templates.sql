-- The procedure in the texts of 2014 and 2026 (发展党员工作细则). A district that adds steps publishes its own version.

insert into development_templates values
    ('CPC-2014', '发展党员工作流程（2014年细则）', '2014-05-28', false, 12, 6, 12, 7, 28, 30, '《中国共产党发展党员工作细则》（中办发〔2014〕33号）');

insert into development_steps (template, code, place, number, stage, title, actor, documents, is_optional, is_decision,
    majority, reaches, effect, repeat_months, repeat_least, people_min, people_max, training_days, training_hours, basis)
values
    ('CPC-2014', 'APPLICATION', 10, '1', 'APPLICATION', '递交入党申请书', 'APPLICANT', '{入党申请书}', false, false, null, 'APPLICANT', null, null, 1, 0, 0, 0, 0, '细则第五条、第六条'),
    ('CPC-2014', 'TALK', 20, '2', 'APPLICATION', '党组织派人谈话', 'BRANCH', '{谈话记录}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第七条'),
    ('CPC-2014', 'ACTIVIST', 30, '3', 'CULTIVATION', '推荐和确定入党积极分子', 'BRANCH_COMMITTEE', '{推荐材料,会议记录}', false, false, null, 'ACTIVIST', null, null, 1, 0, 0, 0, 0, '细则第八条'),
    ('CPC-2014', 'ACTIVIST_FILING', 40, '4', 'CULTIVATION', '上级党委备案', 'SUPERIOR', '{备案报告}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第八条'),
    ('CPC-2014', 'CONTACTS', 40, '5', 'CULTIVATION', '指定培养联系人', 'BRANCH', '{}', false, false, null, null, null, null, 1, 1, 2, 0, 0, '细则第九条'),
    ('CPC-2014', 'CULTIVATION', 60, '6', 'CULTIVATION', '培养教育考察（每半年一次）', 'BRANCH', '{入党积极分子考察写实}', false, false, null, null, null, 6, 2, 0, 0, 0, 0, '细则第十条至第十二条'),
    ('CPC-2014', 'THOUGHT_REPORT', 60, '6b', 'CULTIVATION', '思想汇报（每季度一次）', 'APPLICANT', '{思想汇报}', true, false, null, null, null, 3, 0, 0, 0, 0, 0, '地方惯例'),
    ('CPC-2014', 'CANDIDATE', 80, '7', 'CANDIDACY', '确定发展对象', 'BRANCH_COMMITTEE', '{征求意见记录,会议记录}', false, false, null, 'CANDIDATE', null, null, 1, 0, 0, 0, 0, '细则第十三条'),
    ('CPC-2014', 'CANDIDATE_FILING', 90, '8', 'CANDIDACY', '报上级党委备案', 'SUPERIOR', '{备案报告}', false, true, null, null, null, null, 1, 0, 0, 0, 0, '细则第十三条；各地表述有“备案”和“同意”两种，均记结果'),
    ('CPC-2014', 'INTRODUCERS', 100, '9', 'CANDIDACY', '确定入党介绍人', 'BRANCH', '{}', false, false, null, null, null, null, 1, 2, 2, 0, 0, '细则第十四条、第十五条'),
    ('CPC-2014', 'POLITICAL_REVIEW', 100, '10', 'CANDIDACY', '政治审查', 'BRANCH', '{政治审查材料}', false, true, null, null, null, null, 1, 0, 0, 0, 0, '细则第十六条'),
    ('CPC-2014', 'TRAINING', 100, '11', 'CANDIDACY', '集中培训', 'SUPERIOR', '{培训结业证明}', false, false, null, null, null, null, 1, 0, 0, 3, 24, '细则第十七条'),
    ('CPC-2014', 'COMMITTEE_REVIEW', 110, '12', 'ADMISSION', '支部委员会审查', 'BRANCH_COMMITTEE', '{会议记录}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第十八条'),
    ('CPC-2014', 'PRE_REVIEW', 120, '13', 'ADMISSION', '上级党委预审', 'SUPERIOR', '{预审批复}', false, true, null, null, null, null, 1, 0, 0, 0, 0, '细则第十九条'),
    ('CPC-2014', 'ADMISSION_NOTICE', 130, '13b', 'ADMISSION', '接收前公示', 'BRANCH', '{公示材料}', true, false, null, null, null, null, 1, 0, 0, 0, 0, '地方规定'),
    ('CPC-2014', 'FORM', 130, '14', 'ADMISSION', '填写入党志愿书', 'APPLICANT', '{入党志愿书}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第十九条'),
    ('CPC-2014', 'ADMISSION_MEETING', 140, '15', 'ADMISSION', '支部大会讨论接收预备党员', 'ASSEMBLY', '{支部大会决议}', false, false, 'ADMISSION', null, null, null, 1, 0, 0, 0, 0, '细则第二十条至第二十二条'),
    ('CPC-2014', 'APPROVAL_TALK', 150, '16', 'ADMISSION', '上级党委派人谈话', 'SUPERIOR', '{谈话记录}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第二十四条'),
    ('CPC-2014', 'APPROVAL', 160, '17', 'ADMISSION', '上级党委审批预备党员', 'SUPERIOR', '{党委会议记录,审批通知}', false, false, 'RESOLUTION', 'PROBATIONARY', 'ADMIT', null, 1, 0, 0, 0, 0, '细则第二十三条至第二十五条'),
    ('CPC-2014', 'APPROVAL_FILING', 170, '18', 'CONFIRMATION', '再上一级组织部门备案', 'SUPERIOR', '{备案材料}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第二十七条'),
    ('CPC-2014', 'GROUPING', 170, '19', 'CONFIRMATION', '编入党支部和党小组', 'BRANCH', '{}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第二十八条'),
    ('CPC-2014', 'OATH', 170, '20', 'CONFIRMATION', '入党宣誓', 'BRANCH', '{}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第二十九条'),
    ('CPC-2014', 'PROBATION_EDUCATION', 170, '21', 'CONFIRMATION', '继续教育考察（每半年一次）', 'BRANCH', '{预备党员考察写实}', false, false, null, null, null, 6, 1, 0, 0, 0, 0, '细则第三十条、第三十一条'),
    ('CPC-2014', 'CONFIRMATION_REQUEST', 180, '22', 'CONFIRMATION', '提出转正申请', 'APPLICANT', '{转正申请书}', false, false, null, null, null, null, 1, 0, 0, 0, 0, '细则第三十二条'),
    ('CPC-2014', 'CONFIRMATION_NOTICE', 190, '22b', 'CONFIRMATION', '转正前公示', 'BRANCH', '{公示材料}', true, false, null, null, null, null, 1, 0, 0, 0, 0, '地方规定'),
    ('CPC-2014', 'CONFIRMATION_MEETING', 200, '23', 'CONFIRMATION', '支部大会讨论转正', 'ASSEMBLY', '{支部大会决议}', false, false, 'ADMISSION', null, 'PROPOSE', null, 1, 0, 0, 0, 0, '细则第三十二条'),
    ('CPC-2014', 'CONFIRMATION_APPROVAL', 210, '24', 'CONFIRMATION', '上级党委审批转正', 'SUPERIOR', '{党委会议记录,审批通知}', false, false, 'RESOLUTION', 'FULL', 'CONFIRM', null, 1, 0, 0, 0, 0, '细则第三十三条、第三十四条'),
    ('CPC-2014', 'ARCHIVE', 220, '25', 'CONFIRMATION', '材料归档', 'SUPERIOR', '{入党志愿书,入党申请书,政治审查材料,转正申请书,培养教育考察材料}', false, false, null, null, 'ARCHIVE', null, 1, 0, 0, 0, 0, '细则第三十六条');

insert into development_limits (template, step, bound, anchor, amount, special, unit, basis) values
    ('CPC-2014', 'TALK', 'LATEST', 'APPLICATION', 1, null, 'MONTHS', '细则第七条：一个月内'),
    ('CPC-2014', 'CULTIVATION', 'LATEST', 'ACTIVIST', 6, null, 'MONTHS', '细则第十二条：每半年考察一次'),
    ('CPC-2014', 'THOUGHT_REPORT', 'LATEST', 'ACTIVIST', 3, null, 'MONTHS', '地方惯例：每季度一次'),
    ('CPC-2014', 'CANDIDATE', 'EARLIEST', 'ACTIVIST', 12, null, 'MONTHS', '细则第十三条：经过一年以上培养教育和考察'),
    ('CPC-2014', 'PRE_REVIEW', 'LATEST', 'POLITICAL_REVIEW', 12, null, 'MONTHS', '地方规定：政治审查一年内有效'),
    ('CPC-2014', 'FORM', 'EARLIEST', 'PRE_REVIEW', 0, null, 'DAYS', '细则第十九条：预审合格后发给志愿书'),
    ('CPC-2014', 'ADMISSION_MEETING', 'EARLIEST', 'ADMISSION_NOTICE', 5, null, 'NOTICE_WORKING_DAYS', '地方规定：公示不少于五个工作日'),
    ('CPC-2014', 'ADMISSION_MEETING', 'LATEST', 'PRE_REVIEW', 1, null, 'MONTHS', '细则第十九条：一个月内提交支部大会讨论'),
    ('CPC-2014', 'APPROVAL', 'LATEST', 'ADMISSION_MEETING', 3, 6, 'MONTHS', '细则第二十五条：三个月内审批，特殊情况不超过六个月'),
    ('CPC-2014', 'PROBATION_EDUCATION', 'LATEST', 'ADMISSION_MEETING', 6, null, 'MONTHS', '细则第三十条'),
    ('CPC-2014', 'CONFIRMATION_REQUEST', 'EARLIEST', 'PROBATION_END', 0, null, 'DAYS', '细则第三十二条：预备期满'),
    ('CPC-2014', 'CONFIRMATION_MEETING', 'EARLIEST', 'PROBATION_END', 0, null, 'DAYS', '细则第三十一条、第三十二条'),
    ('CPC-2014', 'CONFIRMATION_MEETING', 'EARLIEST', 'CONFIRMATION_NOTICE', 5, null, 'NOTICE_WORKING_DAYS', '地方规定：公示不少于五个工作日'),
    ('CPC-2014', 'CONFIRMATION_APPROVAL', 'LATEST', 'CONFIRMATION_MEETING', 3, null, 'MONTHS', '细则第三十三条：三个月内审批');

update development_steps set people_introduce = true where code = 'INTRODUCERS';

-- 2026: secret ballots, a public notice before somebody becomes a candidate, the oath within a month.
insert into development_templates
select 'CPC-2026', '发展党员工作流程（2026年修订）', '2026-05-11', true, probation_months, extension_min_months,
    extension_max_months, committee_from, league_age, due_soon_days, '《中国共产党发展党员工作细则》（2026年5月11日修订印发）'
from development_templates where version = 'CPC-2014';

insert into development_steps
select 'CPC-2026', code, place, number, stage, title, actor, documents, is_optional, is_decision, majority, reaches,
    effect, repeat_months, repeat_least, people_min, people_max, people_introduce, training_days, training_hours, basis
from development_steps where template = 'CPC-2014';
insert into development_steps (template, code, place, number, stage, title, actor, documents, basis) values
    ('CPC-2026', 'CANDIDATE_NOTICE', 70, '7a', 'CANDIDACY', '确定发展对象前公示', 'BRANCH', '{公示材料}', '细则（2026年修订）：确定发展对象前公示不少于五个工作日');

insert into development_limits
select 'CPC-2026', step, bound, anchor, amount, special, unit, basis from development_limits where template = 'CPC-2014';
insert into development_limits (template, step, bound, anchor, amount, special, unit, basis) values
    ('CPC-2026', 'CANDIDATE', 'EARLIEST', 'CANDIDATE_NOTICE', 5, null, 'NOTICE_WORKING_DAYS', '细则（2026年修订）：公示不少于五个工作日'),
    ('CPC-2026', 'OATH', 'LATEST', 'APPROVAL', 1, null, 'MONTHS', '细则（2026年修订）第二十九条：一般在批准后一个月内');
