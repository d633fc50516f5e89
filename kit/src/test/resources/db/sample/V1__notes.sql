create table notes (
    id      uuid primary key,
    org_id  uuid not null,
    text    text not null,
    version int  not null
);
create table heard (
    place   bigint generated always as identity primary key,
    note_id uuid not null,
    text    text not null
);
