-- This service's copy of the members; member-service owns the originals.

create table members (
    id            uuid primary key,
    org_id        uuid     not null,
    name          text     not null collate "C",
    stage         text     not null check (stage in ('FULL', 'PROBATIONARY')),
    status        text     not null,
    is_mobile     boolean  not null,
    is_lost       boolean  not null,
    completeness  smallint not null check (completeness between 0 and 100),
    registered_on date     not null,
    version       int      not null
);
create index members_by_org on members (org_id);
comment on table members is 'Copy of the roster (党员名册), kept by member events; may lag by an event.';
comment on column members.completeness is 'How much of the record is filled in, 0 to 100.';
