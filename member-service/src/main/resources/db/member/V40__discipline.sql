-- Party discipline (党纪处分): who was given which penalty, and what follows from it, by the rule of that day.

create table penalty_rules (
    penalty          text    not null,
    phase            text    not null check (phase in ('PROBATION', 'EFFECT')),
    effective_on     date    not null,
    months           int     check (months > 0),
    terms            int[]   not null default '{}',
    may_vote         boolean not null,
    may_be_elected   boolean not null,
    may_introduce    boolean not null,
    may_be_excellent boolean not null,
    basis            text    not null,
    is_verified      boolean not null,
    primary key (penalty, phase, effective_on),
    check ((phase = 'PROBATION') = (months is null))
);
comment on table penalty_rules is '处分影响期及其后果: the rule for a penalty is the newest that was in force when it was imposed.';
comment on column penalty_rules.phase is
    'PROBATION: 留党察看期间, as long as decided and until rights are restored; EFFECT: 影响期, counted from the penalty, after a probation from the restoration.';
comment on column penalty_rules.months is 'Length of the effect; of an expulsion, how long one may not rejoin.';
comment on column penalty_rules.terms is 'For how many months a probation may be decided.';
comment on column penalty_rules.is_verified is 'False: check the number against the official text.';

insert into penalty_rules (penalty, phase, effective_on, months, may_vote, may_be_elected, may_introduce,
    may_be_excellent, basis, is_verified)
select penalty, phase, '2004-01-01', months, may_vote, may_be_elected, may_introduce, may_be_excellent, basis, is_verified
from (values
    ('WARNING', 'EFFECT', 12, true, true, true, false, '《中国共产党纪律处分条例》：警告影响期一年', false),
    ('SERIOUS_WARNING', 'EFFECT', 18, true, true, true, false, '《中国共产党纪律处分条例》：严重警告影响期一年半', false),
    ('REMOVAL', 'EFFECT', 24, true, true, true, false, '《中国共产党纪律处分条例》：撤销党内职务影响期二年', false),
    ('PROBATION', 'PROBATION', null, false, false, false, false,
        '《中国共产党章程》第四十一条：留党察看期间没有表决权、选举权和被选举权；未恢复权利的不得作入党介绍人', true),
    ('PROBATION', 'EFFECT', 24, true, true, true, false, '《中国共产党纪律处分条例》：恢复党员权利后二年', false),
    ('EXPULSION', 'EFFECT', 60, false, false, false, false, '《中国共产党纪律处分条例》：五年内不得重新入党', false))
    as rules (penalty, phase, months, may_vote, may_be_elected, may_introduce, may_be_excellent, basis, is_verified);

update penalty_rules set terms = '{12, 24}' where phase = 'PROBATION';

insert into code_lists (name, version, effective_on, title, basis) values
    ('penalties', 1, '2004-01-01', '党纪处分', '《中国共产党纪律处分条例》');
insert into codes (list, version, code, label, group_code, aliases, place) values
    ('penalties', 1, 'WARNING', '警告', null, '{}', 1),
    ('penalties', 1, 'SERIOUS_WARNING', '严重警告', null, '{}', 2),
    ('penalties', 1, 'REMOVAL', '撤销党内职务', null, '{}', 3),
    ('penalties', 1, 'PROBATION', '留党察看', null, '{}', 4),
    ('penalties', 1, 'EXPULSION', '开除党籍', null, '{}', 5);

create table penalties (
    id               uuid primary key,
    member_id        uuid not null references members,
    kind             text not null check (kind in ('WARNING', 'SERIOUS_WARNING', 'REMOVAL', 'PROBATION', 'EXPULSION')),
    matter_no        text not null check (char_length(matter_no) between 1 and 60),
    matter           text not null check (char_length(matter) between 1 and 500),
    imposed_on       date not null,
    probation_months int  check (probation_months > 0),
    authority        text not null,
    document_no      text not null,
    restored_on      date check (restored_on > imposed_on),
    revoked_on       date check (revoked_on >= imposed_on),
    revoke_reason    text,
    recorded_at      timestamptz not null,
    recorder         text not null,
    version          int  not null,
    check ((kind = 'PROBATION') = (probation_months is not null)),
    check (restored_on is null or kind = 'PROBATION'),
    check ((revoked_on is null) = (revoke_reason is null))
);
create unique index penalties_one_per_matter on penalties (member_id, matter_no) where revoked_on is null;
create index penalties_by_member on penalties (member_id, imposed_on);
create index penalties_awaiting_restoration on penalties (imposed_on)
    where kind = 'PROBATION' and restored_on is null and revoked_on is null;
comment on table penalties is 'Never deleted: a penalty that was revoked stays with the day and the reason.';
comment on column penalties.matter_no is '立案编号: by it a matter is known that must not be dealt with twice.';
comment on column penalties.restored_on is 'The day on which rights were restored after 留党察看.';

create table rights_suspensions (
    id          uuid primary key,
    member_id   uuid not null references members,
    since       date not null,
    until       date check (until > since),
    ground      text not null check (char_length(ground) between 2 and 200),
    recorded_at timestamptz not null,
    recorder    text not null
);
create unique index rights_suspensions_open on rights_suspensions (member_id) where until is null;
create index rights_suspensions_by_member on rights_suspensions (member_id, since);
comment on table rights_suspensions is '中止党员权利, for example while detained or arrested (被留置、逮捕).';
comment on column rights_suspensions.until is 'The first day on which rights are back; null while they are suspended.';
