-- Public pledges (公开承诺) and what residents say to them.

insert into rules (name, effective_on, value, unit, basis) values
    ('pledge-responses-per-day', '2026-01-01', 200, 'responses', '平台默认值：每项公开承诺每 24 小时最多接收的群众评议数');

create table pledges (
    id            uuid primary key,
    member_id     uuid not null references members,
    year          int  not null check (year between 2000 and 2199),
    state         text not null check (state in ('DRAFT', 'APPROVED', 'REVIEWED')),
    approved_at   timestamptz,
    approver      text,
    code          text unique check (code ~ '^[0-9a-f]{32}$'),
    result        text check (result in ('KEPT', 'PARTLY_KEPT', 'NOT_KEPT')),
    review_note   text,
    reviewed_at   timestamptz,
    created_at    timestamptz not null,
    version       int  not null,
    unique (member_id, year),
    check ((state = 'DRAFT') = (approved_at is null)),
    check ((state = 'REVIEWED') = (result is not null)),
    check (code is null or state <> 'DRAFT')
);
comment on column pledges.code is 'Unguessable address of the public page (128 bits); null while there is none, or when it was revoked.';

create table pledge_items (
    pledge_id    uuid not null references pledges,
    place        int  not null check (place between 1 and 20),
    text         text not null check (char_length(text) between 2 and 300),
    progress     int  not null default 0 check (progress between 0 and 100),
    evidence     text check (char_length(evidence) <= 500),
    primary key (pledge_id, place)
);

create table pledge_responses (
    id           uuid primary key,
    pledge_id    uuid not null references pledges,
    kind         text not null check (kind in ('CONFIRMATION', 'COMMENT')),
    text         text check (char_length(text) between 1 and 300),
    received_at  timestamptz not null,
    decision     text check (decision in ('SHOWN', 'HIDDEN')),
    decided_at   timestamptz,
    moderator    text,
    check ((kind = 'COMMENT') = (text is not null)),
    check ((decision is null) = (decided_at is null))
);
create index pledge_responses_by_pledge on pledge_responses (pledge_id, id);
create index pledge_responses_recent on pledge_responses (pledge_id, received_at);
comment on table pledge_responses is
    '群众监督: no personal data is asked for or stored; shown only after somebody of the branch has decided so.';
