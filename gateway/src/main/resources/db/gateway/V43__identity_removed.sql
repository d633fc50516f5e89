alter table sessions drop constraint sessions_ended_because_check;
alter table sessions add constraint sessions_ended_because_check check (ended_because in (
    'SIGNED_OUT', 'REUSED', 'SUSPENDED', 'GRANTS_CHANGED', 'PASSWORD_CHANGED',
    'SUPERSEDED', 'FACTOR_RESET', 'MEMBERSHIP_ENDED', 'IDENTITY_REMOVED'));
