-- 亮身份、当先锋: badges and who received one, plaques and posts, and the scenes at which badges were put on.

create table badge_batches (
    id          uuid primary key,
    org_id      uuid not null,
    name        text not null check (char_length(name) between 2 and 60),
    issued_on   date not null,
    quantity    int  not null check (quantity between 1 and 1000000),
    created_at  timestamptz not null,
    recorder    text not null,
    unique (org_id, name)
);
comment on table badge_batches is '党徽配发批次, issued by an organisation for members below it.';

create table badge_receipts (
    batch_id    uuid not null references badge_batches,
    member_id   uuid not null references members,
    org_id      uuid not null,
    received_on date not null,
    primary key (batch_id, member_id)
);
create index badge_receipts_by_org on badge_receipts (org_id, batch_id);
comment on table badge_receipts is 'A member receives at most one badge of a batch.';
comment on column badge_receipts.org_id is 'The branch of the member when it was received.';

create table plaques (
    id          uuid primary key,
    kind        text not null check (kind in ('VANGUARD_POST', 'MODEL_POST', 'DUTY_POST')),
    title       text not null check (char_length(title) between 2 and 60),
    org_id      uuid not null,
    member_id   uuid references members,
    place       text not null check (char_length(place) between 1 and 100),
    granted_on  date not null,
    ends_on     date check (ends_on > granted_on),
    removed_on  date check (removed_on >= granted_on),
    remove_reason text,
    version     int not null,
    check ((removed_on is null) = (remove_reason is null))
);
create index plaques_by_org on plaques (org_id, id);
create unique index plaques_one_of_a_kind on plaques (kind, member_id, title) where removed_on is null;
comment on table plaques is '先锋岗、示范岗、挂牌上岗: held by a member, or by the organisation when there is none.';
comment on column plaques.ends_on is 'The first day on which it no longer holds, as granted.';

create table badge_events (
    id          uuid primary key,
    org_id      uuid not null,
    title       text not null check (char_length(title) between 2 and 100),
    place       text not null check (char_length(place) between 1 and 100),
    held_on     date not null,
    created_at  timestamptz not null,
    recorder    text not null,
    unique (org_id, held_on, title)
);
create table badge_event_representatives (
    event_id    uuid not null references badge_events,
    member_id   uuid not null references members,
    primary key (event_id, member_id)
);
comment on table badge_events is '佩戴党徽活动: members'' representatives (党员代表) put on their badge there.';
