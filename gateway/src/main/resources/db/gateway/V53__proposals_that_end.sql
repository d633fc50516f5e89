-- Proposed roles that nobody decides on expire, and whoever proposed one can take it back.

alter table grant_proposals add column expires_at timestamptz;
update grant_proposals set expires_at = proposed_at + interval '30 days';
alter table grant_proposals alter column expires_at set not null;

alter table grant_proposals
    drop constraint grant_proposals_decision_check,
    drop constraint grant_proposals_whole_decision;
alter table grant_proposals
    add constraint grant_proposals_decision_check
        check (decision in ('CONFIRMED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    add constraint grant_proposals_whole_decision check (
        (decision is null) = (decided_at is null)
        and (decided_by is null) = (decision is null or decision = 'EXPIRED'));
comment on column grant_proposals.expires_at is 'From then on nobody can confirm it.';
