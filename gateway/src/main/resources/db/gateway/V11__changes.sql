create table changes (
    seq            bigint generated always as identity primary key,
    position       bigint,
    event_id       uuid        not null unique,
    type           text        not null,
    subject        uuid        not null,
    occurred_at    timestamptz not null,
    received_at    timestamptz not null,
    org_id         uuid        not null,
    path           text collate "C",
    former_org_id  uuid,
    former_path    text collate "C",
    data           text        not null
);
create unique index changes_by_position on changes (position);
create index changes_unplaced on changes (seq) where position is null;
comment on table changes is 'The change feed: public events of all services, append-only, in the order of position.';
comment on column changes.position is 'Given out one after the other by one replica at a time, so that no smaller one appears later.';
comment on column changes.path is 'Where the organisation stood in the tree then; null when it never became known here.';
comment on column changes.former_org_id is 'Where the same thing was before, when it has moved.';

create table change_feed (
    only_row      boolean primary key default true check (only_row),
    last_position bigint not null,
    forgotten_to  bigint not null
);
insert into change_feed (last_position, forgotten_to) values (0, 0);
comment on column change_feed.forgotten_to is 'The greatest position that has been forgotten; a cursor before it has missed something.';

create table change_places (
    resource text not null,
    subject  uuid not null,
    org_id   uuid not null,
    path     text collate "C",
    primary key (resource, subject)
);
comment on table change_places is 'Where each thing was at its last change, to tell when it leaves a scope.';
