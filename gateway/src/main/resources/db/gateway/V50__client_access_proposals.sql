-- What widens another system's access takes a second security administrator (四眼原则).

create table client_access_proposals (
    id            uuid primary key,
    client_id     uuid        not null references clients (id) on delete cascade,
    scopes        text[]      not null,
    organizations uuid[]      not null,
    proposed_by   uuid        not null,
    proposed_at   timestamptz not null,
    expires_at    timestamptz not null,
    decision      text check (decision in ('CONFIRMED', 'REJECTED', 'REPLACED')),
    decided_by    uuid,
    decided_at    timestamptz,
    constraint client_access_proposals_whole_decision check (num_nulls(decision, decided_by, decided_at) in (0, 3)),
    constraint client_access_proposals_four_eyes check (decision is distinct from 'CONFIRMED' or decided_by <> proposed_by)
);
create unique index client_access_proposals_pending on client_access_proposals (client_id) where decision is null;
comment on table client_access_proposals is 'Access of other systems that takes effect only when a second person has confirmed it.';
comment on column client_access_proposals.decision is 'REPLACED: somebody has set or proposed another access before anybody decided.';
