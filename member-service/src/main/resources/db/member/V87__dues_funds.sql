-- What becomes of dues: passed up from organisation to organisation, and what is kept is used. Amounts are in fen.

create table dues_shares (
    kind         text not null,
    effective_on date not null,
    basis_points int  not null,
    basis        text not null,
    primary key (kind, effective_on),
    constraint dues_shares_range check (basis_points between 0 and 10000)
);
comment on table dues_shares is
    '上缴比例: what part of its dues an organisation of a kind passes up; a kind that is not listed passes up everything.';

insert into dues_shares (kind, effective_on, basis_points, basis)
select kind, '2008-04-01', 10000, '中组发〔2008〕3号：党支部不留存党费，全部上缴' from unnest(
    array['BRANCH', 'JOINT_BRANCH', 'TEMP_BRANCH', 'GENERAL_BRANCH', 'TEMP_GENERAL_BRANCH']) kind;
insert into dues_shares (kind, effective_on, basis_points, basis)
select kind, '2008-04-01', 2000, '平台默认：基层党委上缴 20%，其余留存；由上级党委组织部规定，改变时增加版本' from unnest(
    array['COMMITTEE', 'TEMP_COMMITTEE', 'WORKING_COMMITTEE', 'LEADING_GROUP', 'DISTRICT_COMMITTEE']) kind;

create table dues_use_categories (
    code  text primary key,
    label text not null,
    basis text not null,
    place int  not null
);
comment on table dues_use_categories is '党费使用项目';
insert into dues_use_categories (code, label, basis, place) values
    ('TRAINING', '培训党员', '中组发〔2008〕3号：党费使用项目（一）', 1),
    ('PUBLICATIONS', '订阅或购买用于开展党员教育的报刊、资料、音像制品和设备', '中组发〔2008〕3号：党费使用项目（二）', 2),
    ('COMMENDATION', '表彰先进基层党组织、优秀共产党员和优秀党务工作者', '中组发〔2008〕3号：党费使用项目（三）', 3),
    ('HARDSHIP_AID', '补助生活困难的党员', '中组发〔2008〕3号：党费使用项目（四）', 4),
    ('DISASTER_AID', '补助遭受严重自然灾害的党员和修缮因灾受损的基层党员教育设施', '中组发〔2008〕3号：党费使用项目（五）', 5);

create table dues_funds (
    org_id uuid primary key
);
comment on table dues_funds is '党费账户: its row lock is what lets only one at a time pass up or spend; its sums are derived.';

create table dues_contributions (
    id            uuid        primary key,
    org_id        uuid        not null,
    member_id     uuid        not null references members,
    paid_on       date        not null,
    method        text        not null,
    amount_fen    bigint      not null,
    is_for_centre boolean     not null,
    corrects      uuid        references dues_contributions,
    reason        text,
    recorded_at   timestamptz not null,
    account_id    uuid        not null,
    account_name  text        not null,
    constraint dues_contributions_sign check ((corrects is null) = (amount_fen > 0)),
    constraint dues_contributions_reason check (corrects is null or reason is not null)
);
create unique index dues_contributions_corrected_once on dues_contributions (corrects) where corrects is not null;
create index dues_contributions_by_org on dues_contributions (org_id, id);
create index dues_contributions_by_member on dues_contributions (member_id, id);
comment on table dues_contributions is '自愿多交: paid besides the dues of any month; from the threshold on all of it goes to the Centre.';

create table dues_bookings (
    id           uuid        primary key,
    org_id       uuid        not null,
    kind         text        not null,
    category     text        references dues_use_categories,
    booked_on    date        not null,
    amount_fen   bigint      not null,
    purpose      text        not null,
    decision     text,
    corrects     uuid        references dues_bookings,
    recorded_at  timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    constraint dues_bookings_kind check (kind in ('INTEREST', 'USE')),
    constraint dues_bookings_use check ((kind = 'USE') = (category is not null) and (kind = 'USE') = (decision is not null)),
    constraint dues_bookings_sign check ((corrects is null) = (amount_fen > 0))
);
create unique index dues_bookings_corrected_once on dues_bookings (corrects) where corrects is not null;
create index dues_bookings_by_org on dues_bookings (org_id, id);
comment on table dues_bookings is '党费利息和党费使用: interest is income of dues; a use needs a decision of the committee.';

create table dues_remittances (
    id           uuid        primary key,
    org_id       uuid        not null,
    to_org_id    uuid,
    to_name      text        not null,
    stream       text        not null,
    amount_fen   bigint      not null,
    sent_on      date        not null,
    voucher      text,
    state        text        not null,
    received_on  date,
    recorded_at  timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    decided_at   timestamptz,
    decided_by   uuid,
    decider      text,
    opinion      text,
    version      int         not null,
    constraint dues_remittances_stream check (stream in ('DUES', 'CENTRE')),
    constraint dues_remittances_amount check (amount_fen > 0),
    constraint dues_remittances_state check (state in ('SENT', 'RECEIVED', 'REFUSED')),
    constraint dues_remittances_decided check ((state = 'SENT') = (decided_at is null)),
    constraint dues_remittances_received check ((state = 'RECEIVED') = (received_on is not null))
);
create index dues_remittances_by_org on dues_remittances (org_id, id);
create index dues_remittances_by_receiver on dues_remittances (to_org_id, id);
comment on table dues_remittances is '党费上缴: from an organisation to the one above it, which acknowledges or refuses it.';
comment on column dues_remittances.to_org_id is 'Null where the one above is not on the platform.';

create view dues_income as
select org_id, collected_on as day, 'DUES' as stream, 'COLLECTED' as source, total_fen as amount_fen from dues_collections
union all
select org_id, paid_on, case when is_for_centre then 'CENTRE' else 'DUES' end, 'CONTRIBUTED', amount_fen
from dues_contributions
union all
select org_id, booked_on, 'DUES', 'INTEREST', amount_fen from dues_bookings where kind = 'INTEREST'
union all
select to_org_id, received_on, stream, 'RECEIVED', amount_fen from dues_remittances
where state = 'RECEIVED' and to_org_id is not null;
comment on view dues_income is 'Every income of an account of dues.';

create function dues_fund_sums(orgs uuid[]) returns table (org_id uuid, collected_fen bigint, contributed_fen bigint,
    interest_fen bigint, received_fen bigint, owed_fen bigint, passed_fen bigint, used_fen bigint, centre_fen bigint,
    centre_passed_fen bigint) stable language sql as $$
    with income as (
        select i.org_id, i.stream, i.source, coalesce(s.basis_points, 10000) as share, s.effective_on,
            sum(i.amount_fen) as amount
        from dues_income i left join orgs o on o.id = i.org_id
        left join lateral (select basis_points, effective_on from dues_shares s
            where s.kind = o.kind and s.effective_on <= i.day order by s.effective_on desc limit 1) s on true
        where i.org_id = any(orgs)
        group by i.org_id, i.stream, i.source, s.basis_points, s.effective_on),
    owed as (
        select org_id, sum(amount) as amount from (
            select org_id, round(sum(amount) * share / 10000) as amount from income where stream = 'DUES'
            group by org_id, share, effective_on) version
        group by org_id),
    remitted as (
        select org_id, stream, sum(amount_fen) as amount from dues_remittances
        where org_id = any(orgs) and state <> 'REFUSED' group by org_id, stream),
    used as (
        select org_id, sum(amount_fen) as amount from dues_bookings
        where org_id = any(orgs) and kind = 'USE' group by org_id)
    select o.id,
        coalesce(sum(i.amount) filter (where i.stream = 'DUES' and i.source = 'COLLECTED'), 0)::bigint,
        coalesce(sum(i.amount) filter (where i.stream = 'DUES' and i.source = 'CONTRIBUTED'), 0)::bigint,
        coalesce(sum(i.amount) filter (where i.stream = 'DUES' and i.source = 'INTEREST'), 0)::bigint,
        coalesce(sum(i.amount) filter (where i.stream = 'DUES' and i.source = 'RECEIVED'), 0)::bigint,
        coalesce((select amount from owed w where w.org_id = o.id), 0)::bigint,
        coalesce((select amount from remitted r where r.org_id = o.id and r.stream = 'DUES'), 0)::bigint,
        coalesce((select amount from used u where u.org_id = o.id), 0)::bigint,
        coalesce(sum(i.amount) filter (where i.stream = 'CENTRE'), 0)::bigint,
        coalesce((select amount from remitted r where r.org_id = o.id and r.stream = 'CENTRE'), 0)::bigint
    from unnest(orgs) o (id) left join income i on i.org_id = o.id
    group by o.id
$$;
comment on function dues_fund_sums is
    'What accounts of dues hold and owe to the level above: each income by the share in force on its day, half up to the fen per version of the share.';
