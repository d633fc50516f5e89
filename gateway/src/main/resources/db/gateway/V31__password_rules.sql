-- Passwords that must be changed and may not come back, and locks that grow (GB/T 22239-2019 8.1.4.1).

alter table accounts add column password_provisional boolean not null default false;
comment on column accounts.password_provisional is 'Set by somebody else; its holder must change it before anything else (首次登录改密).';

create table password_history (
    account_id uuid        not null references accounts (id) on delete cascade,
    password   text        not null,
    set_at     timestamptz not null,
    primary key (account_id, set_at)
);
comment on table password_history is 'Hashes of former passwords, so that none of the last ones comes back.';

alter table sign_in_attempts
    add column last_at timestamptz not null default now(),
    add column locks   int         not null default 0;
comment on table sign_in_attempts is 'Attempts that have not succeeded: at names, also those that no account has, at second factors, and from addresses.';
comment on column sign_in_attempts.username is 'SHA-256 of what is tried and its kind: people type passwords into the wrong field.';
comment on column sign_in_attempts.last_at is 'The next attempt must keep a distance from it that grows with the failures.';
comment on column sign_in_attempts.locks is 'How often it has been locked in succession; every lock lasts longer.';
