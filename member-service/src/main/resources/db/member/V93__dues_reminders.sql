-- Of which arrears a branch was reminded: once for each row of months without any payment.
create table dues_reminders (
    member_id uuid        not null references members,
    since     date        not null,
    kind      text        not null,
    org_id    uuid        not null,
    told_at   timestamptz not null,
    primary key (member_id, since, kind),
    constraint dues_reminders_kind check (kind in ('OVERDUE', 'SELF_EXIT'))
);
comment on table dues_reminders is '欠交党费的提醒: only ever added to.';
comment on column dues_reminders.since is
    'The first of the months without any payment, as far back as January of last year: who still owes is told of again each year.';
