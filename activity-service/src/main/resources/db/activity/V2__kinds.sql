-- What the rules of organisational life say, by the day from which they say it.

create table majority_rules (
    code               text    not null,
    valid_from         date    not null,
    name               text    not null,
    quorum_numerator   int     not null check (quorum_numerator > 0),
    quorum_denominator int     not null check (quorum_denominator >= quorum_numerator),
    quorum_inclusive   boolean not null,
    pass_numerator     int     not null check (pass_numerator > 0),
    pass_denominator   int     not null check (pass_denominator >= pass_numerator),
    pass_base          text    not null check (pass_base in ('ENTITLED', 'PRESENT')),
    legal_basis        text    not null,
    is_verified        boolean not null,
    primary key (code, valid_from)
);
comment on table majority_rules is '表决规则: who must be there and how many must agree.';
comment on column majority_rules.quorum_inclusive is 'True: at least the share of the entitled must be present; false: more than it.';
comment on column majority_rules.pass_base is 'More than the pass share of these must vote for.';
comment on column majority_rules.is_verified is 'Whether the number was found in public material; false: check it against the official text.';

create table activity_kinds (
    code                     text    not null,
    valid_from               date    not null,
    name                     text    not null,
    times                    int check (times > 0),
    period                   text check (period in ('MONTH', 'QUARTER', 'YEAR')),
    attended_by              text    not null check (attended_by in ('ALL_MEMBERS', 'COMMITTEE', 'GROUP', 'CHOSEN')),
    needs_full_members       int,
    needs_groups             boolean not null default false,
    exempt_months            int     not null default 3,
    majority_rule            text,
    late_after_minutes       int     not null default 15 check (late_after_minutes >= 0),
    minutes_due_working_days int     not null default 5 check (minutes_due_working_days > 0),
    legal_basis              text    not null,
    is_verified              boolean not null,
    primary key (code, valid_from),
    check ((times is null) = (period is null))
);
comment on table activity_kinds is '活动类型: what a branch has to hold, how often, and by which rule; a change is a new row.';
comment on column activity_kinds.times is 'At least so many per period; null where nothing is laid down.';
comment on column activity_kinds.needs_full_members is 'A branch with fewer full members is not asked for it (a committee is formed from 7).';
comment on column activity_kinds.needs_groups is 'A branch without Party groups is not asked for it.';
comment on column activity_kinds.exempt_months is 'An organisation founded less than so many months ago is not asked for it yet.';
comment on column activity_kinds.late_after_minutes is 'Who checks in later than so many minutes after the start is late, unless the plan says otherwise.';
comment on column activity_kinds.minutes_due_working_days is '上传截止: working days after the day of the activity.';

insert into majority_rules
values ('BRANCH_RESOLUTION', '2018-10-28', '支部党员大会表决', 1, 2, true, 1, 2, 'ENTITLED',
        '《中国共产党支部工作条例（试行）》第十一条', false),
       ('COMMITTEE_RESOLUTION', '2018-10-28', '支部委员会会议表决', 1, 2, false, 1, 2, 'ENTITLED',
        '《中国共产党支部工作条例（试行）》', false);

insert into activity_kinds (code, valid_from, name, times, period, attended_by, needs_full_members, needs_groups,
    exempt_months, majority_rule, legal_basis, is_verified)
values ('BRANCH_ASSEMBLY', '2018-10-28', '支部党员大会', 1, 'QUARTER', 'ALL_MEMBERS', null, false, 3,
        'BRANCH_RESOLUTION', '《中国共产党支部工作条例（试行）》第十一条', true),
       ('COMMITTEE_MEETING', '2018-10-28', '支部委员会会议', 1, 'MONTH', 'COMMITTEE', 7, false, 3,
        'COMMITTEE_RESOLUTION', '《中国共产党支部工作条例（试行）》', false),
       ('GROUP_MEETING', '2018-10-28', '党小组会', 1, 'MONTH', 'GROUP', null, true, 3,
        null, '《中国共产党支部工作条例（试行）》', false),
       ('PARTY_LECTURE', '2018-10-28', '党课', 1, 'QUARTER', 'ALL_MEMBERS', null, false, 3,
        null, '《中国共产党支部工作条例（试行）》；每季度一次为各地通行做法', true),
       ('THEME_DAY', '2018-10-28', '主题党日', 1, 'MONTH', 'ALL_MEMBERS', null, false, 3,
        'BRANCH_RESOLUTION', '《中国共产党支部工作条例（试行）》', false),
       ('ORG_LIFE_MEETING', '2018-10-28', '组织生活会', 1, 'YEAR', 'ALL_MEMBERS', null, false, 3,
        'BRANCH_RESOLUTION', '《中国共产党支部工作条例（试行）》', false),
       ('MEMBER_APPRAISAL', '2018-10-28', '民主评议党员', 1, 'YEAR', 'ALL_MEMBERS', null, false, 3,
        'BRANCH_RESOLUTION', '《中国共产党支部工作条例（试行）》', true),
       ('HEART_TALK', '2018-10-28', '谈心谈话', 1, 'YEAR', 'CHOSEN', null, false, 3,
        null, '《中国共产党支部工作条例（试行）》', true),
       ('DUAL_LIFE', '2018-10-28', '领导干部参加双重组织生活', null, null, 'CHOSEN', null, false, 3,
        null, '《关于新形势下党内政治生活的若干准则》', true),
       ('LEADERSHIP_MEETING', '2018-10-28', '民主生活会', 1, 'YEAR', 'COMMITTEE', 7, false, 3,
        null, '《县以上党和国家机关党员领导干部民主生活会若干规定》', false);
