-- The yearly publication of dues to members: frozen on its day, corrected only by another one. Amounts are in fen.
create table dues_publications (
    id           uuid        primary key,
    org_id       uuid        not null,
    year         int         not null,
    number       int         not null,
    published_on date        not null,
    reason       text,
    recorded_at  timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null,
    constraint dues_publications_number unique (org_id, year, number),
    constraint dues_publications_correction check (number >= 1 and (number = 1) = (reason is null))
);
create index dues_publications_by_org on dues_publications (org_id, id);
comment on table dues_publications is '党费收缴情况公布: number 1 is the publication, later ones correct the one before, with a reason.';

create table dues_publication_lines (
    publication_id uuid   not null references dues_publications,
    month          int    not null,
    members        bigint not null,
    due_fen        bigint not null,
    reduced_fen    bigint not null,
    paid_fen       bigint not null,
    open_fen       bigint not null,
    overpaid_fen   bigint not null,
    primary key (publication_id, month),
    constraint dues_publication_lines_month check (month between 1 and 12)
);
comment on table dues_publication_lines is 'What was published, month by month; no amounts of single members.';

create function refuse_publication_change() returns trigger language plpgsql as
    $$ begin raise exception 'publications are only ever added to'; end $$;
create trigger dues_publications_append_only before update or delete on dues_publications
    for each row execute function refuse_publication_change();
create trigger dues_publication_lines_append_only before update or delete on dues_publication_lines
    for each row execute function refuse_publication_change();
