-- What every service needs beside its own tables.

create table outbox (
    seq         bigint generated always as identity primary key,
    id          uuid        not null,
    topic       text        not null,
    key         uuid        not null,
    type        text        not null,
    occurred_at timestamptz not null,
    payload     text        not null,
    traceparent text,
    parked_at   timestamptz
);
comment on table outbox is 'Events that are committed and not yet published; written in the transaction of the state they tell of.';
comment on column outbox.parked_at is 'The broker refused the event for good; it waits for an operator.';

create table inbox (
    event_id    uuid        not null primary key,
    received_at timestamptz not null default now()
);
comment on table inbox is 'Events that this service has applied; written in the transaction of what they changed.';

create table idempotency_keys (
    account_id   uuid        not null,
    key          text        not null,
    fingerprint  bytea       not null,
    status       int,
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    created_at   timestamptz not null default now(),
    primary key (account_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
