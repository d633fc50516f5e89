create table clients (
    id             uuid primary key,
    name           text        not null,
    purpose        text        not null,
    scopes         text[]      not null default '{}',
    organizations  uuid[]      not null default '{}',
    per_minute     int         not null check (per_minute > 0),
    per_day        int         not null check (per_day > 0),
    jwks           jsonb       not null default '{"keys": []}',
    access_version int         not null default 1,
    suspended_at   timestamptz,
    version        int         not null default 1,
    created_at     timestamptz not null default now()
);
comment on table clients is 'Other systems (接入系统) that come with OAuth 2 client credentials.';
comment on column clients.jwks is 'Public keys that verify its assertions (private_key_jwt, RFC 7523).';
comment on column clients.access_version is 'Counts what ends tokens that are out: another access, a suspension.';

create table client_secrets (
    id         uuid primary key,
    client_id  uuid        not null references clients (id) on delete cascade,
    hash       bytea       not null,
    created_at timestamptz not null
);
create index client_secrets_by_client on client_secrets (client_id);
comment on table client_secrets is 'Secrets of other systems: two at most, so that one can be exchanged while the other works.';
comment on column client_secrets.hash is 'SHA-256 of the secret, which is 256 random bits.';

create table client_assertions (
    client_id  uuid        not null references clients (id) on delete cascade,
    jti        bytea       not null,
    expires_at timestamptz not null,
    primary key (client_id, jti)
);
create index client_assertions_by_end on client_assertions (expires_at);
comment on table client_assertions is 'Assertions that have been used, until they expire: each is good once.';
comment on column client_assertions.jti is 'SHA-256 of the assertion''s jti.';

create table client_quotas (
    client_id uuid        not null references clients (id) on delete cascade,
    span      text        not null check (span in ('MINUTE', 'DAY')),
    starts_at timestamptz not null,
    used      int         not null,
    primary key (client_id, span)
);
comment on table client_quotas is 'How many requests of the running minute and day replicas have taken, in small leases.';
