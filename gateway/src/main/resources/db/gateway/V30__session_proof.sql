-- How the holder has proved to be the holder, and how long the session may rest (GB/T 22239-2019 8.1.4.1: 操作超时自动退出).

alter table sessions
    add column by_password  boolean not null default true,
    add column with_factor  boolean not null default false,
    add column idle_seconds int     not null default 900;
alter table sessions drop constraint sessions_ended_because_check;
alter table sessions add constraint sessions_ended_because_check check (ended_because in (
    'SIGNED_OUT', 'REUSED', 'SUSPENDED', 'GRANTS_CHANGED', 'PASSWORD_CHANGED',
    'SUPERSEDED', 'FACTOR_RESET', 'MEMBERSHIP_ENDED'));
comment on column sessions.by_password is 'Signed in with the account''s own password, which then must not be stale; not so by an identity provider.';
comment on column sessions.with_factor is 'A second factor was shown as well.';
comment on column sessions.idle_seconds is 'How long it may rest between two refreshes.';
