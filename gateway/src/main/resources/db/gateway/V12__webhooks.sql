create table webhooks (
    id             uuid primary key,
    client_id      uuid        not null references clients (id) on delete cascade,
    url            text        not null,
    types          text[]      not null,
    secret         bytea       not null,
    former_secret  bytea,
    former_until   timestamptz,
    position       bigint      not null,
    failures       int         not null default 0,
    failing_since  timestamptz,
    not_before     timestamptz not null,
    leased_until   timestamptz,
    suspended_at   timestamptz,
    suspended_for  text check (suspended_for in ('OWNER', 'FAILING', 'GONE', 'CURSOR_LOST')),
    created_at     timestamptz not null,
    constraint webhooks_suspension_has_reason check ((suspended_at is null) = (suspended_for is null))
);
create index webhooks_by_client on webhooks (client_id, id);
create index webhooks_by_turn on webhooks (not_before) where suspended_at is null;
comment on table webhooks is 'Where other systems want changes pushed to (Standard Webhooks).';
comment on column webhooks.secret is 'Encrypted; signs messages. The former one signs beside it for a while.';
comment on column webhooks.position is 'How far in the change feed deliveries have been made out.';
comment on column webhooks.leased_until is 'Until then one replica sends; a dead one''s turn ends by itself.';

create table webhook_deliveries (
    id              uuid primary key,
    webhook_id      uuid        not null references webhooks (id) on delete cascade,
    position        bigint      not null,
    event_id        uuid        not null,
    state           text        not null default 'PENDING'
        check (state in ('PENDING', 'DELIVERED', 'FAILED', 'WITHDRAWN')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    last_attempt_at timestamptz,
    last_status     int,
    last_failure    text,
    created_at      timestamptz not null,
    unique (webhook_id, position)
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_attempt_at) where state = 'PENDING';
create index webhook_deliveries_by_age on webhook_deliveries (created_at);
comment on table webhook_deliveries is 'One message to one webhook, and how it went: the delivery log.';
comment on column webhook_deliveries.state is 'WITHDRAWN: the system may no longer see it.';
