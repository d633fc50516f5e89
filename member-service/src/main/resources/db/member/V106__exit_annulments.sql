-- An exit that was a mistake is undone by two persons: one asks, another one confirms. It stays on record.

alter table exits drop constraint exits_state_check;
alter table exits add constraint exits_state_check check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'ANNULLED'));

create table exit_annulments (
    id           uuid        primary key,
    exit_id      uuid        not null references exits,
    ground       text        not null check (char_length(ground) between 2 and 300),
    requester_id uuid        not null,
    requester    text        not null,
    requested_at timestamptz not null,
    state        text        not null check (state in ('REQUESTED', 'CONFIRMED', 'REFUSED')),
    decider      text,
    decided_at   timestamptz,
    note         text,
    version      int         not null,
    check ((state = 'REQUESTED') = (decided_at is null))
);
create unique index exit_annulments_one_request on exit_annulments (exit_id) where state = 'REQUESTED';
create index exit_annulments_by_exit on exit_annulments (exit_id, id);
comment on table exit_annulments is '撤销误办的离开事项: who asked, who decided, and why.';
