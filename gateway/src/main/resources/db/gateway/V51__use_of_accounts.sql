-- Whether an account is used, and by whom its password was given (GB/T 22239-2019 8.1.4.2: 停用多余、过期的账户).

alter table accounts
    add column last_signed_in_at timestamptz,
    add column unused_since      timestamptz not null default now(),
    add column password_given_at timestamptz default now();
update accounts set password_given_at = case
    when password_provisional then password_changed_at when not is_self_named then created_at end;
create index accounts_by_username_prefix on accounts (username text_pattern_ops);
create index accounts_by_name on accounts (name text_pattern_ops);
comment on column accounts.unused_since is 'The last sign-in, or when it was made or resumed after that; of older accounts since it is kept.';
comment on column accounts.password_given_at is 'When somebody else than the holder set the password last; stays when the holder changes it.';

alter table sessions drop constraint sessions_ended_because_check;
alter table sessions add constraint sessions_ended_because_check check (ended_because in (
    'SIGNED_OUT', 'REUSED', 'SUSPENDED', 'GRANTS_CHANGED', 'PASSWORD_CHANGED',
    'SUPERSEDED', 'FACTOR_RESET', 'MEMBERSHIP_ENDED', 'IDENTITY_REMOVED', 'ENDED_BY_ADMINISTRATOR'));

alter table sign_in_attempts add column id uuid not null default gen_random_uuid(), add column network text;
create unique index sign_in_attempts_by_network on sign_in_attempts (id) where network is not null;
comment on column sign_in_attempts.network is 'Of failures from a network which one it is, so that a lock can be shown and lifted.';
