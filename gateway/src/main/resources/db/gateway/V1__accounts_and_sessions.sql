create table accounts (
    id                  uuid primary key,
    username            text        not null,
    name                text        not null,
    password            text        not null,
    member_id           uuid,
    suspended_at        timestamptz,
    version             int         not null default 1,
    created_at          timestamptz not null default now(),
    password_changed_at timestamptz not null default now(),
    constraint accounts_username check (username = lower(username) and username ~ '^[a-z0-9][a-z0-9._@-]{2,49}$')
);
create unique index accounts_by_username on accounts (username);
create unique index accounts_by_member on accounts (member_id);
comment on table accounts is 'Who may sign in (账号).';
comment on column accounts.password is 'Hash with its algorithm in braces, for example {argon2id}; never the password.';
comment on column accounts.member_id is 'The member (党员) whose account this is.';
comment on column accounts.suspended_at is 'Since when the account may not sign in (停用).';

create table account_grants (
    account_id uuid not null references accounts (id) on delete cascade,
    role       text not null check (role in ('DISTRICT_ADMIN', 'COMMITTEE_ADMIN', 'BRANCH_SECRETARY', 'MEMBER')),
    org_id     uuid not null,
    primary key (account_id, role, org_id)
);
create index account_grants_by_org on account_grants (org_id);
comment on table account_grants is 'Roles of an account at organisations (授权); a role reaches the subtree of its organisation.';

create table members (
    id      uuid primary key,
    org_id  uuid not null,
    version int  not null
);
comment on table members is 'Which member belongs to which branch: as much as the gateway needs of member-service''s register.';

create table sign_in_attempts (
    username     bytea primary key,
    failures     int         not null,
    since        timestamptz not null,
    locked_until timestamptz
);
comment on table sign_in_attempts is 'Sign-ins that have not succeeded, also of names that no account has.';
comment on column sign_in_attempts.username is 'SHA-256 of the name: people type passwords into the wrong field.';

create table sessions (
    id            uuid primary key,
    account_id    uuid        not null references accounts (id) on delete cascade,
    started_at    timestamptz not null,
    refreshed_at  timestamptz not null,
    ends_at       timestamptz not null,
    ended_at      timestamptz,
    ended_because text check (ended_because in ('SIGNED_OUT', 'REUSED', 'SUSPENDED', 'GRANTS_CHANGED', 'PASSWORD_CHANGED')),
    constraint sessions_end_has_reason check ((ended_at is null) = (ended_because is null))
);
create index sessions_by_account on sessions (account_id) where ended_at is null;
create index sessions_by_end on sessions (ends_at);
comment on table sessions is 'Sign-ins (登录会话), each a family of refresh tokens.';
comment on column sessions.ends_at is 'When it ends whatever happens.';
comment on column sessions.ended_because is 'REUSED: a refresh token came a second time, so somebody else may hold the family.';

create table refresh_tokens (
    hash       bytea primary key,
    session_id uuid        not null references sessions (id) on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_tokens_by_session on refresh_tokens (session_id);
comment on table refresh_tokens is 'Refresh tokens of sessions; used ones stay to recognise a replay.';
comment on column refresh_tokens.hash is 'SHA-256 of the token, which is 256 random bits.';
