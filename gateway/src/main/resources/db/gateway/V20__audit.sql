-- The audit trail (安全审计). Entries wait in the inbox until one replica puts them into the chain, where they stay.

create table audit_inbox (
    id      uuid primary key,
    at      timestamptz not null,
    kind    text        not null,
    action  text        not null,
    objects uuid[]      not null,
    account text,
    address text,
    status  int
);
comment on table audit_inbox is 'Entries not yet in the chain; one without a status is of a request that is being answered.';

create table audit_entries (
    place   bigint      not null primary key,
    id      uuid        not null unique,
    at      timestamptz not null,
    kind    text        not null,
    action  text        not null,
    objects uuid[]      not null,
    account text,
    address text,
    status  int,
    key_id  text        not null,
    hash    bytea       not null
);
comment on table audit_entries is 'Who did what to which object from where with what result; a chain without gaps.';
comment on column audit_entries.place is 'Place in the chain: 1, 2, 3 and so on without gaps.';
comment on column audit_entries.account is 'The account or client; empty when nobody had signed in.';
comment on column audit_entries.objects is 'The ids in the path, and that of what was made.';
comment on column audit_entries.status is 'HTTP status of the answer; empty when none was given.';
comment on column audit_entries.hash is 'Keyed hash over this entry and the hash of the one before.';
create index audit_entries_by_time on audit_entries (at);
create index audit_entries_by_account on audit_entries (account, place);
create index audit_entries_by_address on audit_entries (address, place);
create index audit_entries_by_kind on audit_entries (kind, place);
create index audit_entries_by_object on audit_entries using gin (objects);

create table audit_cuts (
    place  bigint      not null primary key,
    hash   bytea       not null,
    key_id text        not null,
    seal   bytea       not null,
    cut_at timestamptz not null default now()
);
comment on table audit_cuts is 'Up to which place old entries have been deleted, and the hash from which the chain goes on.';
comment on column audit_cuts.seal is 'Keyed hash over place and hash.';

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and tg_table_name = 'audit_entries' then
        if old.at < now() - interval '6 months' and old.place <= (select max(place) from audit_cuts) then
            return old;
        end if;
    end if;
    raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
    for each row execute function audit_is_append_only();
create trigger audit_entries_not_truncated before truncate on audit_entries
    for each statement execute function audit_is_append_only();
create trigger audit_cuts_append_only before update or delete on audit_cuts
    for each row execute function audit_is_append_only();
create trigger audit_cuts_not_truncated before truncate on audit_cuts
    for each statement execute function audit_is_append_only();
