-- How memberships end (离开党组织), and dispositions short of a penalty (组织处置).

create table exit_rules (
    reason         text    not null,
    effective_on   date    not null,
    approved_by    text    not null check (approved_by in ('BRANCH', 'COMMITTEE', 'DISTRICT')),
    procedure      text    not null check (procedure in ('EXIT', 'TRANSFER', 'DEVELOPMENT', 'DISCIPLINE')),
    needs_disposal text    check (needs_disposal in ('PERSUASION', 'REMOVAL')),
    basis          text    not null,
    is_verified    boolean not null,
    primary key (reason, effective_on)
);
comment on table exit_rules is 'Who approves which exit, and by which procedure of the platform it happens.';

insert into exit_rules (reason, effective_on, approved_by, procedure, needs_disposal, basis, is_verified)
select reason, '2017-01-01', approved_by, procedure, needs_disposal, basis, is_verified
from (values
    ('TRANSFERRED_OUT', 'COMMITTEE', 'TRANSFER', null, '组织关系接转办理', true),
    ('DIED', 'BRANCH', 'EXIT', null, '党员信息管理惯例：支部登记', false),
    ('WITHDREW', 'COMMITTEE', 'EXIT', null, '《中国共产党章程》第九条：党员要求退党，经支部大会讨论后宣布除名，报上级党组织备案', false),
    ('PERSUADED_TO_LEAVE', 'COMMITTEE', 'EXIT', 'PERSUASION', '《中国共产党章程》第九条：劝党员退党，经支部大会讨论决定，报上级党组织批准', true),
    ('REMOVED_AFTER_PERSUASION', 'COMMITTEE', 'EXIT', 'PERSUASION', '《中国共产党章程》第九条：劝而不退的，经支部大会讨论，决定除名，报上级党组织批准', true),
    ('REMOVED_FOR_LEAVING', 'COMMITTEE', 'EXIT', null, '《中国共产党章程》第九条：连续六个月不参加组织生活，或不交纳党费，或不做党所分配的工作，认为是自行脱党', true),
    ('REMOVED', 'COMMITTEE', 'EXIT', 'REMOVAL', '《中国共产党党员组织处置工作办法》（2024）：除名', true),
    ('DISQUALIFIED', 'COMMITTEE', 'DEVELOPMENT', null, '发展党员办理', true),
    ('EXPELLED', 'DISTRICT', 'DISCIPLINE', null, '党纪处分办理', true),
    ('SUSPENDED', 'COMMITTEE', 'EXIT', null, '失去联系六个月以上、经查找仍无联系', true),
    ('SETTLED_ABROAD', 'COMMITTEE', 'EXIT', null, '出国（境）定居，或学习逾五年未归，一般停止党籍', false))
    as rules (reason, approved_by, procedure, needs_disposal, basis, is_verified);

insert into rules (name, effective_on, value, unit, basis) values
    ('correction-months-at-most', '2024-06-16', 12, 'months', '《中国共产党党员组织处置工作办法》（2024）：限期改正的期限，须对照正式文本核实'),
    ('absence-months-for-leaving', '1982-09-06', 6, 'months', '《中国共产党章程》第九条：没有正当理由，连续六个月');

create table disposals (
    id          uuid primary key,
    member_id   uuid not null references members,
    kind        text not null check (kind in ('CORRECTION', 'PERSUASION', 'REMOVAL')),
    matter_no   text not null check (char_length(matter_no) between 1 and 60),
    matter      text not null check (char_length(matter) between 1 and 500),
    decided_on  date not null,
    correct_by  date check (correct_by > decided_on),
    authority   text not null,
    result      text check (result in ('CORRECTED', 'NOT_CORRECTED', 'LEFT', 'REFUSED')),
    result_on   date check (result_on >= decided_on),
    recorder    text not null,
    recorded_at timestamptz not null,
    version     int  not null,
    check ((kind = 'CORRECTION') = (correct_by is not null)),
    check ((result is null) = (result_on is null))
);
create index disposals_by_member on disposals (member_id, id);
create unique index disposals_one_per_matter on disposals (member_id, matter_no, kind);
create index disposals_awaiting_result on disposals (correct_by) where result is null;

create table exits (
    id          uuid primary key,
    member_id   uuid not null references members,
    reason      text not null,
    effective_on date not null,
    explanation text not null check (char_length(explanation) between 2 and 500),
    disposal_id uuid references disposals,
    state       text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
    proposer    text not null,
    proposed_at timestamptz not null,
    decider     text,
    decided_at  timestamptz,
    note        text,
    version     int  not null,
    check ((state = 'PROPOSED') = (decided_at is null))
);
create unique index exits_one_proposal on exits (member_id) where state = 'PROPOSED';
create index exits_by_member on exits (member_id, id);
comment on table exits is 'Proposals to end a membership; the roster changes when one is approved.';
