-- This service's copy of the organisation tree; org-service owns the original.

create table orgs (
    id            uuid primary key,
    parent_id     uuid,
    path          text collate "C" not null,
    name          text not null,
    short_name    text not null,
    code          text,
    kind          text not null,
    category      text not null,
    founded_on    date,
    term_ends_on  date,
    dissolved_on  date,
    version       int  not null
);
create unique index orgs_by_path on orgs (path text_pattern_ops);
create index orgs_by_name on orgs (name);
create index orgs_by_parent on orgs (parent_id);
comment on column orgs.path is 'Materialised path from the root, ending in /; a subtree is a prefix.';
