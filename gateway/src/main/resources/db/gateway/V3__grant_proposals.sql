-- A role that one person proposes and a security administrator confirms (四眼原则).

create table grant_proposals (
    id          uuid primary key,
    account_id  uuid        not null references accounts (id) on delete cascade,
    role        text        not null,
    org_id      uuid        not null,
    reason      text,
    proposed_by uuid        not null,
    proposed_at timestamptz not null,
    decision    text check (decision in ('CONFIRMED', 'REJECTED')),
    decided_by  uuid,
    decided_at  timestamptz,
    constraint grant_proposals_whole_decision check (num_nulls(decision, decided_by, decided_at) in (0, 3)),
    constraint grant_proposals_not_for_oneself check (proposed_by <> account_id),
    constraint grant_proposals_four_eyes
        check (decision is distinct from 'CONFIRMED' or decided_by <> proposed_by and decided_by <> account_id)
);
create unique index grant_proposals_pending on grant_proposals (account_id, role, org_id) where decision is null;
create index grant_proposals_by_org on grant_proposals (org_id);
comment on table grant_proposals is 'Roles that take effect only when a second person has confirmed them (授权申请).';
