-- Development of members (发展党员): versioned templates of steps and time limits, and the cases that follow them.

create table ballot_rules (
    majority           text not null,
    effective_on       date not null,
    quorum_numerator   int  not null,
    quorum_denominator int  not null,
    pass_numerator     int  not null,
    pass_denominator   int  not null,
    basis              text not null,
    primary key (majority, effective_on)
);
comment on table ballot_rules is
    'The shares of the three majorities; who is counted against whom differs per majority and stands in its class.';

insert into ballot_rules values
    ('ADMISSION', '2014-05-28', 1, 2, 1, 2, '《中国共产党发展党员工作细则》：到会须超过应到会有表决权党员的半数，赞成须超过应到会有表决权党员的半数'),
    ('RESOLUTION', '2018-10-28', 1, 2, 1, 2, '《中国共产党支部工作条例（试行）》：半数以上到会方可进行，赞成超过应到会有表决权党员的半数方可通过'),
    ('ELECTION', '2020-07-13', 4, 5, 1, 2, '《中国共产党基层组织选举工作条例》：到会不少于应到会的五分之四，得赞成票超过实到会有选举权党员的半数');

create table development_templates (
    version               text primary key,
    title                 text    not null,
    effective_on          date    not null,
    secret_ballot         boolean not null,
    probation_months      int     not null,
    extension_min_months  int     not null,
    extension_max_months  int     not null,
    committee_from        int     not null,
    league_age            int     not null,
    due_soon_days         int     not null,
    basis                 text    not null
);
comment on table development_templates is
    'Templates of the procedure; a case keeps the one in force on the day of its application.';
comment on column development_templates.committee_from is 'A branch with fewer full members has no committee (支委会).';
comment on column development_templates.league_age is 'League members up to this age are recommended by the League (推优).';

create table development_steps (
    template        text    not null references development_templates,
    code            text    not null,
    place           int     not null,
    number          text    not null,
    stage           text    not null,
    title           text    not null,
    actor           text    not null,
    documents       text[]  not null default '{}',
    is_optional     boolean not null default false,
    is_decision     boolean not null default false,
    majority        text,
    reaches         text,
    effect          text,
    repeat_months   int,
    repeat_least    int     not null default 1,
    people_min      int     not null default 0,
    people_max      int     not null default 0,
    people_introduce boolean not null default false,
    training_days   int     not null default 0,
    training_hours  int     not null default 0,
    basis           text    not null,
    primary key (template, code),
    constraint development_steps_actor check (actor in ('APPLICANT', 'BRANCH', 'BRANCH_COMMITTEE', 'ASSEMBLY', 'SUPERIOR')),
    constraint development_steps_majority check (majority in ('ADMISSION', 'RESOLUTION', 'ELECTION')),
    constraint development_steps_effect check (effect in ('ADMIT', 'PROPOSE', 'CONFIRM', 'ARCHIVE'))
);
comment on column development_steps.place is 'Steps of one place may be done in any order; all before them must be done first.';
comment on column development_steps.people_introduce is 'Whether the people must have the right to introduce (入党介绍人).';
comment on column development_steps.repeat_months is 'The step is repeated this often; at least repeat_least times.';

create table development_limits (
    template text not null,
    step     text not null,
    bound    text not null,
    anchor   text not null,
    amount   int  not null,
    special  int,
    unit     text not null,
    basis    text not null,
    primary key (template, step, bound, anchor),
    foreign key (template, step) references development_steps,
    constraint development_limits_bound check (bound in ('EARLIEST', 'LATEST')),
    constraint development_limits_unit check (unit in ('DAYS', 'MONTHS', 'NOTICE_WORKING_DAYS'))
);
comment on column development_limits.anchor is 'The step it is counted from, or PROBATION_END.';
comment on column development_limits.special is 'How far it may be stretched in special cases.';

create table development_approvers (
    kind  text primary key,
    basis text not null
);
comment on table development_approvers is 'Kinds of organisation that approve admissions; general branches only if authorised.';
insert into development_approvers values
    ('COMMITTEE', '发展党员工作细则：预备党员由党委审批'),
    ('WORKING_COMMITTEE', '经上级党委授权的党工委可以审批预备党员'),
    ('DISTRICT_COMMITTEE', '县级以上党委');

create table development_cases (
    id               uuid primary key,
    org_id           uuid    not null,
    name             text    not null,
    person_cipher    bytea   not null,
    id_number_index  bytea   not null,
    birthday         date    not null,
    is_league_member boolean not null,
    applied_on       date    not null,
    template         text    not null references development_templates,
    stage            text    not null,
    status           text    not null,
    probation_from   date,
    probation_to     date,
    is_extended      boolean not null,
    member_id        uuid    references members,
    opened_at        timestamptz not null,
    opened_by        uuid    not null,
    version          int     not null,
    constraint development_cases_stage
        check (stage in ('APPLICANT', 'ACTIVIST', 'CANDIDATE', 'PROBATIONARY', 'FULL')),
    constraint development_cases_status
        check (status in ('OPEN', 'SUSPENDED', 'COMPLETED', 'WITHDRAWN', 'REJECTED', 'DISQUALIFIED'))
);
create unique index development_cases_one_live on development_cases (id_number_index)
    where status in ('OPEN', 'SUSPENDED');
create index development_cases_by_branch on development_cases (org_id, id);
create unique index development_cases_by_member on development_cases (member_id) where member_id is not null;
comment on table development_cases is '发展党员的对象: one live case per person; never deleted.';
comment on column development_cases.person_cipher is 'What the applicant gave, encrypted.';

create table development_records (
    id           uuid primary key,
    case_id      uuid        not null references development_cases,
    step         text        not null,
    done_on      date        not null,
    state        text        not null,
    is_late      boolean     not null,
    details      jsonb       not null,
    recorded_at  timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    corrects     uuid        references development_records,
    constraint development_records_state check (state in ('VALID', 'NOT_PASSED', 'CORRECTED', 'SPENT'))
);
create index development_records_by_case on development_records (case_id, id);
comment on table development_records is 'What was done in a case; a correction is a further record, nothing is overwritten.';
comment on column development_records.state is
    'NOT_PASSED: voted down or not approved. CORRECTED: replaced. SPENT: belongs to the probation before its extension.';

create table development_events (
    id           uuid primary key,
    case_id      uuid        not null references development_cases,
    kind         text        not null,
    happened_on  date        not null,
    reason       text        not null,
    recorded_at  timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null
);
create index development_events_by_case on development_events (case_id, id);
comment on table development_events is
    'What befell a case beside its steps: withdrawn, rejected, suspended, resumed, moved, personal data disclosed.';

create table development_due (
    case_id      uuid not null references development_cases,
    step         text not null,
    allowed_from date not null,
    due_on       date,
    soon_from    date,
    reminded     text not null default 'NONE',
    primary key (case_id, step),
    constraint development_due_reminded check (reminded in ('NONE', 'DUE_SOON', 'OVERDUE'))
);
create index development_due_by_date on development_due (due_on, case_id, step);
create index development_due_to_remind on development_due (soon_from) where due_on is not null and reminded <> 'OVERDUE';
comment on table development_due is 'The steps that come next in each live case, derived whenever the case changes.';
