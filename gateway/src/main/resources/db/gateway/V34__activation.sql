-- Accounts from the roster: members activate theirs with a code, and lose their role with their membership.

alter table members add column name text, add column status text;
alter table members add column holds boolean not null
    generated always as (status is null or status in ('NORMAL', 'RETAINED', 'RESTORED')) stored;
comment on table members is 'Members as far as the gateway needs them: who they are, of which branch, and whether the membership holds.';
comment on column members.status is 'Of the membership, as member-service told last; absent for members who have not changed since it is kept.';
comment on column members.holds is 'Neither ended nor suspended: only then the member may have the role MEMBER.';
create index members_by_org on members (org_id, id);

create table activation_codes (
    member_id  uuid primary key,
    hash       bytea       not null unique,
    issued_by  uuid        not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    failures   int         not null default 0
);
comment on table activation_codes is 'One-time codes (激活码) by which members make their own accounts; a new one replaces the old.';
comment on column activation_codes.hash is 'Keyed hash: who reads the database cannot try codes.';
comment on column activation_codes.failures is 'How often the code was right and the rest was not; after some it is void.';
