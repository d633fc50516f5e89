-- What kinds of organisation there are and what holds for each: versioned, with its legal basis.

create table kind_rules (
    kind           text not null,
    effective_from date not null,
    national_code  text,
    holds_members  boolean not null,
    leadership     text not null check (leadership in ('ELECTED', 'APPOINTED', 'DESIGNATED')),
    legal_basis    text not null,
    primary key (kind, effective_from)
);
comment on table kind_rules is 'Kinds of organisation (组织类别); the latest version that is in force on a day holds.';
comment on column kind_rules.national_code is 'Code in products aligned with the national system.';
comment on column kind_rules.holds_members is 'Whether members have their membership (组织关系) there.';

create table parent_rules (
    kind           text not null,
    parent_kind    text not null,
    effective_from date not null,
    effective_to   date,
    legal_basis    text not null,
    primary key (kind, parent_kind, effective_from),
    constraint parent_rules_period check (effective_to > effective_from)
);
comment on table parent_rules is 'Below which kinds a kind may stand. A kind without a row has no place in the tree.';
comment on column parent_rules.effective_to is 'The first day on which it no longer holds.';

create table term_rules (
    kind            text not null,
    category        text,
    effective_from  date not null,
    years           int  not null check (years between 1 and 10),
    extension_years int  not null check (extension_years between 0 and 5),
    legal_basis     text not null,
    unique nulls not distinct (kind, category, effective_from)
);
comment on table term_rules is 'Length of a term (任期) by kind; a row for the category of the unit goes before one without.';
comment on column term_rules.extension_years is 'By how much the superior may let a term run on (延期换届).';

insert into kind_rules (kind, effective_from, national_code, holds_members, leadership, legal_basis) values
    ('DISTRICT_COMMITTEE',          '2017-10-24', null,  false, 'ELECTED',    '《中国共产党章程》：区党代表大会选举产生区委'),
    ('WORKING_COMMITTEE',           '2017-10-24', null,  false, 'APPOINTED',  '《中国共产党章程》：党的派出机关由委派它的党委任命'),
    ('COMMITTEE',                   '2017-10-24', '611', false, 'ELECTED',    '《中国共产党章程》《中国共产党基层组织选举工作条例》'),
    ('LEADING_GROUP',               '2017-10-24', '612', false, 'APPOINTED',  '《中国共产党章程》：党组由批准其成立的党组织任命'),
    ('GENERAL_BRANCH',              '2017-10-24', '621', false, 'ELECTED',    '《中国共产党章程》《中国共产党基层组织选举工作条例》'),
    ('BRANCH',                      '2018-10-28', '631', true,  'ELECTED',    '《中国共产党支部工作条例（试行）》'),
    ('JOINT_BRANCH',                '2018-10-28', '632', true,  'ELECTED',    '《中国共产党支部工作条例（试行）》'),
    ('PARTY_GROUP',                 '2018-10-28', '641', false, 'DESIGNATED', '《中国共产党支部工作条例（试行）》：党小组是支部的组成部分，不是一级组织'),
    ('TEMPORARY_COMMITTEE',         '2018-10-28', '911', false, 'APPOINTED',  '《中国共产党支部工作条例（试行）》关于临时党组织的规定'),
    ('TEMPORARY_GENERAL_BRANCH',    '2018-10-28', '921', false, 'APPOINTED',  '《中国共产党支部工作条例（试行）》关于临时党组织的规定'),
    ('TEMPORARY_BRANCH',            '2018-10-28', '931', false, 'APPOINTED',  '《中国共产党支部工作条例（试行）》：党员组织关系不转入临时党支部'),
    ('TEMPORARY_JOINT_BRANCH',      '2018-10-28', '932', false, 'APPOINTED',  '《中国共产党支部工作条例（试行）》：党员组织关系不转入临时党支部'),
    ('AREA_COMMITTEE',              '2018-10-28', null,  false, 'APPOINTED',  '平台默认：街道“大党工委”、社区“大党委”是区域化党建议事机构，不在隶属树中');

insert into parent_rules (kind, parent_kind, effective_from, legal_basis)
select kind, parent_kind, date '2017-10-24', basis
from (values
    ('WORKING_COMMITTEE',        array['DISTRICT_COMMITTEE'], '《中国共产党章程》：党工委是区委的派出机关'),
    ('COMMITTEE',                array['DISTRICT_COMMITTEE', 'WORKING_COMMITTEE', 'COMMITTEE'], '平台默认：基层党委隶属区委、党工委或上一级基层党委'),
    ('GENERAL_BRANCH',           array['DISTRICT_COMMITTEE', 'WORKING_COMMITTEE', 'COMMITTEE'], '平台默认：党总支隶属有审批权的党委（党工委）'),
    ('BRANCH',                   array['DISTRICT_COMMITTEE', 'WORKING_COMMITTEE', 'COMMITTEE', 'GENERAL_BRANCH'], '平台默认：党支部隶属党委（党工委）或党总支，支部之下不设党组织'),
    ('JOINT_BRANCH',             array['DISTRICT_COMMITTEE', 'WORKING_COMMITTEE', 'COMMITTEE', 'GENERAL_BRANCH'], '平台默认：联合党支部隶属党委（党工委）或党总支'),
    ('TEMPORARY_COMMITTEE',      array['DISTRICT_COMMITTEE', 'WORKING_COMMITTEE', 'COMMITTEE'], '平台默认：临时党组织隶属批准其成立的党组织'),
    ('TEMPORARY_GENERAL_BRANCH', array['DISTRICT_COMMITTEE', 'WORKING_COMMITTEE', 'COMMITTEE', 'TEMPORARY_COMMITTEE'], '平台默认：临时党组织隶属批准其成立的党组织'),
    ('TEMPORARY_BRANCH',         array['DISTRICT_COMMITTEE', 'WORKING_COMMITTEE', 'COMMITTEE', 'GENERAL_BRANCH', 'TEMPORARY_COMMITTEE', 'TEMPORARY_GENERAL_BRANCH'], '平台默认：临时党组织隶属批准其成立的党组织'),
    ('TEMPORARY_JOINT_BRANCH',   array['DISTRICT_COMMITTEE', 'WORKING_COMMITTEE', 'COMMITTEE', 'GENERAL_BRANCH', 'TEMPORARY_COMMITTEE', 'TEMPORARY_GENERAL_BRANCH'], '平台默认：临时党组织隶属批准其成立的党组织')
) as suitable(kind, parent_kinds, basis), unnest(parent_kinds) as parent_kind;

insert into term_rules (kind, category, effective_from, years, extension_years, legal_basis) values
    ('DISTRICT_COMMITTEE', null,        '2017-10-24', 5, 1, '《中国共产党章程》：区委每届任期五年'),
    ('COMMITTEE',          null,        '2018-07-01', 5, 1, '《关于党的基层组织任期的意见》（2018年7月）：基层党委每届任期五年'),
    ('GENERAL_BRANCH',     null,        '2018-07-01', 3, 1, '《关于党的基层组织任期的意见》（2018年7月）：党总支每届任期三年'),
    ('GENERAL_BRANCH',     'VILLAGE',   '2018-07-01', 5, 1, '《关于党的基层组织任期的意见》（2018年7月）：村党总支每届任期五年'),
    ('GENERAL_BRANCH',     'COMMUNITY', '2018-07-01', 5, 1, '《关于党的基层组织任期的意见》（2018年7月）：社区党总支每届任期五年'),
    ('BRANCH',             null,        '2018-07-01', 3, 1, '《关于党的基层组织任期的意见》（2018年7月）：党支部每届任期三年'),
    ('BRANCH',             'VILLAGE',   '2018-07-01', 5, 1, '《关于党的基层组织任期的意见》（2018年7月）：村党支部每届任期五年'),
    ('BRANCH',             'COMMUNITY', '2018-07-01', 5, 1, '《关于党的基层组织任期的意见》（2018年7月）：社区党支部每届任期五年'),
    ('JOINT_BRANCH',       null,        '2018-07-01', 3, 1, '《关于党的基层组织任期的意见》（2018年7月）：党支部每届任期三年'),
    ('JOINT_BRANCH',       'VILLAGE',   '2018-07-01', 5, 1, '《关于党的基层组织任期的意见》（2018年7月）：村党支部每届任期五年'),
    ('JOINT_BRANCH',       'COMMUNITY', '2018-07-01', 5, 1, '《关于党的基层组织任期的意见》（2018年7月）：社区党支部每届任期五年');
