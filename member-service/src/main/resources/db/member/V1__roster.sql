-- The roster (党员名册): who is a member, where, since when, and every change.

create table members (
    id               uuid primary key,
    org_id           uuid     not null,
    name             text     collate "C" not null,
    id_number_cipher bytea    not null,
    id_number_index  bytea    not null,
    sex              text     not null,
    birthday         date     not null,
    nation           text,
    education        text,
    position         text,
    phone_cipher     bytea,
    phone_index      bytea,
    address_cipher   bytea,
    stage            text     not null,
    status           text     not null,
    joined_on        date     not null,
    full_on          date,
    is_lost          boolean  not null,
    lost_on          date,
    is_mobile        boolean  not null,
    mobile_to        text,
    completeness     smallint not null,
    registered_at    timestamptz not null,
    registered_by    uuid     not null,
    registrar        text     not null,
    version          int      not null,
    constraint members_one_per_id_number unique (id_number_index),
    constraint members_name check (char_length(name) between 2 and 50),
    constraint members_sex check (sex in ('MALE', 'FEMALE')),
    constraint members_stage check (stage in ('FULL', 'PROBATIONARY')),
    constraint members_status check (status in ('NORMAL', 'RETAINED', 'RESTORED', 'SUSPENDED', 'EXPELLED', 'EXITED')),
    constraint members_full_on check ((stage = 'FULL') = (full_on is not null) and full_on >= joined_on),
    constraint members_joined_on check (joined_on > birthday),
    constraint members_lost check (is_lost = (lost_on is not null)),
    constraint members_mobile check (is_mobile = (mobile_to is not null)),
    constraint members_phone check ((phone_cipher is null) = (phone_index is null)),
    constraint members_completeness check (completeness between 0 and 100)
);
create index members_by_branch on members (org_id, name, id);
create index members_by_name on members (name, id);
create index members_by_phone on members (phone_index) where phone_index is not null;
create index members_lost_ones on members (org_id, name, id) where is_lost;
create index members_mobile_ones on members (org_id, name, id) where is_mobile;
create index members_probationary_ones on members (org_id, name, id) where stage = 'PROBATIONARY';
create index members_of_other_status on members (org_id, name, id) where status <> 'NORMAL';
comment on table members is '党员: never deleted; who leaves gets the status EXITED.';
comment on column members.org_id is 'The branch (党支部, 联合党支部) that holds the membership.';
comment on column members.id_number_cipher is 'Citizen ID (公民身份号码), encrypted.';
comment on column members.id_number_index is 'Blind index of the citizen ID, by which it is found and kept unique.';
comment on column members.joined_on is '加入党组织日期';
comment on column members.full_on is '转为正式党员日期; the length of membership (党龄) counts from it.';
comment on column members.position is '工作岗位';
comment on column members.status is '党籍状态';
comment on column members.mobile_to is '外出流向';
comment on column members.registrar is 'Name of the account that registered the member.';
comment on column members.completeness is '信息完整度, percent of the required fields.';

create table membership_periods (
    member_id  uuid not null references members,
    org_id     uuid not null,
    stage      text not null,
    status     text not null,
    valid_from date not null,
    valid_to   date,
    primary key (member_id, valid_from),
    constraint membership_periods_order check (valid_to > valid_from)
);
create unique index membership_periods_open on membership_periods (member_id) where valid_to is null;
create index membership_periods_by_org on membership_periods (org_id, valid_from);
comment on table membership_periods is
    'Where, as what and in what status somebody was a member, day by day; periods of one member never overlap.';
comment on column membership_periods.valid_to is 'The first day on which it no longer holds; null while it does.';

create table member_changes (
    id           uuid        primary key,
    member_id    uuid        not null references members,
    changed_at   timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    field        text        not null,
    value_before text,
    value_after  text,
    reason       text        not null
);
create index member_changes_by_member on member_changes (member_id, id);
comment on table member_changes is 'Every change of a member record; personal data are masked here as everywhere.';

create table disclosures (
    id           uuid        primary key,
    member_id    uuid        not null references members,
    disclosed_at timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    fields       text[]      not null,
    reason       text        not null,
    constraint disclosures_fields check (cardinality(fields) > 0),
    constraint disclosures_reason check (char_length(reason) >= 4)
);
create index disclosures_by_member on disclosures (member_id, id);
comment on table disclosures is 'Who was shown which personal data of a member in clear, and why; only ever added to.';
