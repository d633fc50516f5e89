-- Who took which part of the roster out of the platform, and why.

create table member_exports (
    id           uuid        primary key,
    exported_at  timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    scope        text[]      not null,
    criteria     jsonb       not null,
    fields       text[]      not null,
    is_clear     boolean     not null,
    reason       text        not null,
    row_count    int,
    constraint member_exports_reason check (char_length(reason) >= 4)
);
comment on table member_exports is 'Exports of the roster; only ever added to, but for the number of rows at their end.';
comment on column member_exports.scope is 'Paths of the subtrees in which was searched.';
comment on column member_exports.criteria is 'What was searched for; personal data only as being given.';
comment on column member_exports.is_clear is 'Whether personal data were in clear.';
comment on column member_exports.row_count is 'How many members were taken; null when the download was broken off.';
