-- A second factor (动态口令, TOTP, RFC 6238): administrators need two, one of them cryptographic (GB/T 22239-2019 8.1.4.1).

create table account_factors (
    account_id     uuid primary key references accounts (id) on delete cascade,
    secret         bytea,
    last_step      bigint not null default 0,
    confirmed_at   timestamptz,
    pending_secret bytea,
    pending_since  timestamptz,
    constraint account_factors_whole check ((secret is null) = (confirmed_at is null)),
    constraint account_factors_whole_pending check ((pending_secret is null) = (pending_since is null))
);
comment on table account_factors is 'Second factors (TOTP) of accounts.';
comment on column account_factors.secret is 'Shared secret in Base32, encrypted for this account.';
comment on column account_factors.last_step is 'The step of the last code that was accepted; that one and all before are used up.';
comment on column account_factors.pending_secret is 'The next secret, of no effect until a code has confirmed it.';

create table recovery_codes (
    account_id uuid  not null references accounts (id) on delete cascade,
    hash       bytea not null,
    used_at    timestamptz,
    primary key (account_id, hash)
);
comment on table recovery_codes is 'Codes for whoever has lost the second factor, each good once.';
comment on column recovery_codes.hash is 'Keyed hash of the code and its account.';
