-- The register of Party organisations (党组织).

create sequence organization_numbers;
comment on sequence organization_numbers is 'Numbers that become path segments, in base 36.';

create table organizations (
    id                 uuid primary key,
    parent_id          uuid references organizations,
    path               text collate "C" not null,
    name               text not null,
    short_name         text not null,
    code               text,
    kind               text not null,
    category           text not null,
    secretary_name     text,
    contact_name       text,
    contact_phone      bytea,
    unit_name          text,
    credit_code        text,
    credit_code_note   text,
    division_code      text,
    address            text,
    longitude          numeric(9, 6),
    latitude           numeric(8, 6),
    elected_on         date,
    term_ends_on       date,
    founded_on         date not null,
    dissolved_on       date,
    dissolution_reason text,
    version            int  not null,
    constraint organizations_path check (path ~ '^(/[0-9a-z]+)+/$'),
    constraint organizations_root check ((parent_id is null) = (kind = 'DISTRICT_COMMITTEE')),
    constraint organizations_code check (length(code) between 1 and 32),
    constraint organizations_credit_code check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$'),
    constraint organizations_division_code check (division_code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
    constraint organizations_position check ((longitude is null) = (latitude is null)),
    constraint organizations_term check (term_ends_on > elected_on),
    constraint organizations_life check (dissolved_on >= founded_on)
);
comment on table organizations is 'Party organisations as they are now; dissolved ones stay.';
comment on column organizations.path is 'Materialised path from the root, ending in /; a subtree is a prefix.';
comment on column organizations.name is '党组织全称. Sheets link to it, so no two living organisations share it.';
comment on column organizations.code is '党组织编码, issued by the national system; opaque, never given twice.';
comment on column organizations.contact_phone is 'Personal data: encrypted, field organization.contact-phone.';
comment on column organizations.credit_code is
    '统一社会信用代码 of the unit. Not unique: a committee and its branches may belong to one legal entity.';
comment on column organizations.credit_code_note is 'Why a code whose check character does not fit was accepted.';
comment on column organizations.founded_on is '成立日期; a figure as of a date counts from this day on.';
comment on column organizations.dissolved_on is 'The first day on which it no longer exists.';

create unique index organizations_by_path on organizations (path text_pattern_ops);
create unique index organizations_by_name on organizations (name) where dissolved_on is null;
create unique index organizations_by_code on organizations (code) where code is not null;
create unique index organizations_by_root on organizations ((parent_id is null)) where parent_id is null;
create index organizations_by_parent on organizations (parent_id);
create index organizations_by_credit_code on organizations (credit_code) where credit_code is not null;

create table organization_history (
    organization_id uuid not null references organizations,
    valid_from      date not null,
    valid_to        date,
    parent_id       uuid,
    path            text collate "C" not null,
    name            text not null,
    short_name      text not null,
    kind            text not null,
    category        text not null,
    elected_on      date,
    term_ends_on    date,
    recorded_at     timestamptz not null default now(),
    primary key (organization_id, valid_from),
    constraint organization_history_period check (valid_to > valid_from)
);
comment on table organization_history is
    'Organisations as they stood, by business date: figures and roll-ups as of a date read this and nothing else.';
comment on column organization_history.valid_to is 'The first day on which it no longer held; null while it holds.';
create unique index organization_history_open on organization_history (organization_id) where valid_to is null;
create index organization_history_by_parent on organization_history (parent_id);
create index organization_history_by_path on organization_history (path text_pattern_ops);

create view orgs as
select id, parent_id, path, name, short_name, code, kind, category, founded_on, term_ends_on, dissolved_on, version
from organizations;
comment on view orgs is 'The register in the shape of the copy that the other services keep.';
