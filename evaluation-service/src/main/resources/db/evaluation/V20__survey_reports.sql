-- Survey reports (调研报告): what was asked, the text, and every figure as it was when the report was made.

create table survey_reports (
    id                uuid primary key,
    title             text        not null,
    organization      text        not null,
    org_ids           uuid[]      not null check (cardinality(org_ids) > 0),
    scope_paths       text[]      not null,
    from_day          date        not null,
    to_day            date        not null,
    as_of             date        not null,
    created_by        uuid        not null,
    created_by_name   text        not null,
    created_at        timestamptz not null,
    catalogue_edition text        not null,
    text_version      text        not null,
    chapters          jsonb       not null,
    deviations        jsonb       not null,
    check (from_day <= to_day and to_day <= as_of)
);
create index survey_reports_by_organizations on survey_reports (org_ids, id desc);
comment on table survey_reports is 'Survey reports; rows are never changed.';
comment on column survey_reports.org_ids is 'Tops of the subtrees it covers, sorted; who covers all of them may read it.';
comment on column survey_reports.scope_paths is 'Where these organisations lay in the tree when the report was made.';
comment on column survey_reports.chapters is 'The text as written then: chapters of paragraphs of sentences.';
comment on column survey_reports.deviations is 'Figures that differ too much from the report before of the same organisations.';

create table survey_report_figures (
    report_id uuid    not null references survey_reports,
    figure_id text    not null,
    ordinal   int     not null,
    snapshot  jsonb   not null,
    row_ids   text[],
    status    text    not null generated always as (snapshot ->> 'status') stored,
    value     numeric generated always as ((snapshot ->> 'value')::numeric) stored,
    row_count bigint generated always as ((snapshot ->> 'rowCount')::bigint) stored,
    primary key (report_id, figure_id),
    check (status = 'COMPUTED' and value is not null or status = 'NO_DATA' and value is null),
    check (row_ids is null or cardinality(row_ids) = row_count)
);
comment on table survey_report_figures is 'The figures of a report as they were when it was made; rows are never changed.';
comment on column survey_report_figures.row_ids is 'Ids of the rows behind the value; null where they were too many to keep.';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% keeps what was reported and is never changed', tg_table_name;
end $$;

create trigger survey_reports_stay before update or delete on survey_reports
    for each row execute function refuse_change();
create trigger survey_report_figures_stay before update or delete on survey_report_figures
    for each row execute function refuse_change();
