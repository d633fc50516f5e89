-- Dues (党费): rates by version, what each member owes, what was paid. Amounts are in fen.

create table dues_schemes (
    version      int  primary key,
    effective_on date not null,
    title        text not null,
    basis        text not null
);
comment on table dues_schemes is '党费收缴标准; the version in force is the newest one that has become effective.';

create table dues_payer_classes (
    version                   int     not null references dues_schemes,
    payer_class               text    not null,
    label                     text    not null,
    base                      text,
    months                    int     not null,
    branch_decides_reductions boolean not null,
    place                     int     not null,
    primary key (version, payer_class),
    constraint dues_payer_classes_months check (months in (1, 3, 12))
);
comment on column dues_payer_classes.base is 'What the base (基数) is; null where everybody of the class owes the same.';
comment on column dues_payer_classes.months is 'For how many calendar months a declared base holds.';

create table dues_brackets (
    version      int    not null,
    payer_class  text   not null,
    above_fen    bigint not null,
    basis_points int,
    least_fen    bigint,
    greatest_fen bigint,
    primary key (version, payer_class, above_fen),
    foreign key (version, payer_class) references dues_payer_classes,
    constraint dues_brackets_kind check ((basis_points is null) = (least_fen is not null)),
    constraint dues_brackets_range check (greatest_fen >= least_fen and (least_fen is null) = (greatest_fen is null))
);
comment on table dues_brackets is 'A rate holds for the whole base (全额累进), not for the part above the limit.';
comment on column dues_brackets.least_fen is 'A fixed monthly amount lies in a range; the province sets it by the rule dues-fixed-<class>.';

insert into dues_schemes (version, effective_on, title, basis) values
    (1, '2008-04-01', '党费收缴标准（2008）', '《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）；各比例自 2008-04-01 起执行');

insert into dues_payer_classes (version, payer_class, label, base, months, branch_decides_reductions, place) values
    (1, 'MONTHLY_WAGE', '按月领取工资的党员', '每月工资收入（税后）', 12, false, 1),
    (1, 'ANNUAL_SALARY', '实行年薪制的党员', '当月实际领取的薪酬收入', 1, false, 2),
    (1, 'IRREGULAR_INCOME', '不按月取得收入的党员', '上季度月平均纯收入', 3, false, 3),
    (1, 'RETIRED', '离退休党员', '每月实际领取的离退休费或养老金', 12, true, 4),
    (1, 'FARMER', '农民党员', null, 12, false, 5),
    (1, 'STUDENT', '学生党员', null, 12, false, 6),
    (1, 'LAID_OFF', '下岗失业的党员', null, 12, false, 7),
    (1, 'RELIEF', '依靠抚恤或救济生活、领取最低生活保障金的党员', null, 12, false, 8);

insert into dues_brackets (version, payer_class, above_fen, basis_points)
select 1, payer_class, above_fen, basis_points
from unnest(array['MONTHLY_WAGE', 'ANNUAL_SALARY', 'IRREGULAR_INCOME']) payer_class,
    (values (0, 50), (300000, 100), (500000, 150), (1000000, 200)) rate (above_fen, basis_points);
insert into dues_brackets (version, payer_class, above_fen, basis_points) values
    (1, 'RETIRED', 0, 50), (1, 'RETIRED', 500000, 100);
insert into dues_brackets (version, payer_class, above_fen, least_fen, greatest_fen) values
    (1, 'FARMER', 0, 20, 100), (1, 'STUDENT', 0, 20, 20), (1, 'LAID_OFF', 0, 20, 20), (1, 'RELIEF', 0, 20, 20);

insert into rules (name, effective_on, value, unit, basis) values
    ('dues-rounding', '2008-04-01', 1, 'fen', '平台默认：四舍五入到分；地方规定四舍五入到角的，增加取值为 10 的版本'),
    ('dues-fixed-FARMER', '2008-04-01', 20, 'fen', '中组发〔2008〕3号：每月 0.2 元至 1 元，由省级党委组织部规定；平台默认取下限'),
    ('dues-starts-after', '2008-04-01', 0, 'months', '中组发〔2008〕3号：预备党员从支部大会通过其为预备党员之日起交纳'),
    ('dues-back-payment', '2008-04-01', 6, 'months', '中组发〔2008〕3号：补交党费的时间一般不得超过 6 个月'),
    ('dues-self-exit', '1945-06-11', 6, 'months', '《中国共产党章程》第九条：连续六个月不交纳党费的，按自行脱党处理'),
    ('dues-centre', '2008-04-01', 100000, 'fen', '中组发〔2008〕3号：一次多交纳 1000 元以上的，全部上缴中央');

create table dues_paying_statuses (
    status text primary key,
    basis  text not null
);
insert into dues_paying_statuses (status, basis) values
    ('NORMAL', '中组发〔2008〕3号：党员应当主动按月交纳党费'),
    ('RESTORED', '恢复党籍后按党员履行义务');

create table dues_assessments (
    id            uuid        primary key,
    member_id     uuid        not null references members,
    year          int         not null,
    first_month   int         not null,
    last_month    int         not null,
    payer_class   text        not null,
    base_cipher   bytea,
    monthly_fen   bigint      not null,
    is_quarterly  boolean     not null,
    scheme        int         not null references dues_schemes,
    reason        text,
    assessed_at   timestamptz not null,
    account_id    uuid        not null,
    account_name  text        not null,
    constraint dues_assessments_months check (first_month between 1 and 12 and last_month between first_month - 1 and 12),
    constraint dues_assessments_amount check (monthly_fen >= 0)
);
create unique index dues_assessments_in_force on dues_assessments (member_id, year, first_month)
    where last_month >= first_month;
create index dues_assessments_by_member on dues_assessments (member_id, id);
comment on table dues_assessments is '党费核定: what a member owes a month, from month to month of one year; a change cuts the ones before it short.';
comment on column dues_assessments.last_month is 'Inclusive; one less than the first when a later assessment replaced it entirely.';
comment on column dues_assessments.base_cipher is 'The base (income) in fen, encrypted; the amount owed allows to infer it within a rate.';
comment on column dues_assessments.is_quarterly is 'The branch agreed that the member pays by quarter.';

create table dues_disclosures (
    id           uuid        primary key,
    member_id    uuid        not null references members,
    disclosed_at timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    reason       text        not null
);
create index dues_disclosures_by_member on dues_disclosures (member_id, id);
comment on table dues_disclosures is 'Who was shown the base of a member, and why; only ever added to.';

create table dues_accounts (
    member_id uuid     not null references members,
    year      int      not null,
    paid_fen  bigint[] not null default array_fill(0::bigint, array[12]),
    primary key (member_id, year),
    constraint dues_accounts_months check (cardinality(paid_fen) = 12),
    constraint dues_accounts_positive check (0 <= all (paid_fen))
);
comment on table dues_accounts is 'Sum of the entries by month, kept with them; whoever writes entries locks the account first.';

create table dues_collections (
    id           uuid        primary key,
    org_id       uuid        not null,
    collected_on date        not null,
    method       text        not null,
    total_fen    bigint      not null,
    members      int         not null,
    corrects     uuid        references dues_collections,
    reason       text,
    recorded_at  timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    constraint dues_collections_sign check ((corrects is null) = (total_fen > 0)),
    constraint dues_collections_reason check (corrects is null or reason is not null)
);
create index dues_collections_by_correction on dues_collections (corrects) where corrects is not null;
create index dues_collections_by_org on dues_collections (org_id, id);
comment on table dues_collections is '党费收缴: money taken by a branch; a correction is a contra entry with a negative total.';

create table dues_entries (
    collection_id uuid   not null references dues_collections,
    member_id     uuid   not null references members,
    year          int    not null,
    month         int    not null,
    amount_fen    bigint not null,
    primary key (collection_id, member_id, year, month),
    constraint dues_entries_amount check (amount_fen <> 0)
);
create index dues_entries_by_member on dues_entries (member_id, year, month);
comment on table dues_entries is 'The ledger: which money is for which month; only ever added to.';

create function refuse_dues_change() returns trigger language plpgsql as
    $$ begin raise exception 'dues_entries are only ever added to'; end $$;
create trigger dues_entries_append_only before update or delete on dues_entries for each row execute function refuse_dues_change();

create table dues_reductions (
    id            uuid        primary key,
    member_id     uuid        not null references members,
    org_id        uuid        not null,
    year          int         not null,
    first_month   int         not null,
    last_month    int         not null,
    monthly_fen   bigint      not null,
    reason        text        not null,
    state         text        not null,
    branch_decides boolean    not null,
    proposed_at   timestamptz not null,
    proposed_by   uuid        not null,
    proposer      text        not null,
    decided_at    timestamptz,
    decided_by    uuid,
    decider       text,
    opinion       text,
    version       int         not null,
    constraint dues_reductions_months check (first_month between 1 and 12 and last_month between first_month and 12),
    constraint dues_reductions_amount check (monthly_fen >= 0),
    constraint dues_reductions_state check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
    constraint dues_reductions_decided check ((state in ('APPROVED', 'REJECTED')) = (decided_at is not null))
);
create index dues_reductions_by_org on dues_reductions (org_id, id);
create index dues_reductions_approved on dues_reductions (member_id, year) where state = 'APPROVED';
comment on table dues_reductions is '少交、免交党费: proposed by the branch, decided by the level above, or by the branch where the class says so.';
comment on column dues_reductions.monthly_fen is 'What is still to be paid a month; 0 for an exemption (免交).';

create function month_of_year(day date, year int) returns int immutable parallel safe language sql as
    $$ select (extract(year from day)::int - year) * 12 + extract(month from day)::int $$;
comment on function month_of_year is 'The month of a day, counted from January of a year as 1; months of other years lie outside 1 to 12.';

create view dues_months as
select a.member_id, a.year, i as month, p.org_id, a.payer_class, a.is_quarterly, a.monthly_fen as due_fen,
    least(a.monthly_fen, r.monthly_fen) as payable_fen, coalesce(c.paid_fen[i], 0) as paid_fen
from dues_assessments a
join members m on m.id = a.member_id
join membership_periods p on p.member_id = a.member_id
join dues_paying_statuses s on s.status = p.status
left join dues_accounts c on c.member_id = a.member_id and c.year = a.year
cross join lateral generate_series(
    greatest(a.first_month, case when p.valid_from = m.joined_on then month_of_year(p.valid_from, a.year)
        else month_of_year(p.valid_from - 1, a.year) + 1 end),
    least(a.last_month, coalesce(month_of_year(p.valid_to - 1, a.year), 12))) i
left join dues_reductions r on r.member_id = a.member_id and r.year = a.year and r.state = 'APPROVED'
    and i between r.first_month and r.last_month;
comment on view dues_months is
    'What each member owes and has paid month by month. A month belongs to the branch that held the membership when it began, or the joining branch.';
