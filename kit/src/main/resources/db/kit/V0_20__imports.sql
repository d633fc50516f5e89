-- Import jobs, their faults, and the cells of faulty rows.

create table import_jobs (
    id               uuid        not null primary key,
    kind             text        not null,
    account_id       uuid        not null,
    org_ids          uuid[]      not null,
    file_name        text        not null,
    header           jsonb       not null,
    mode             text        not null check (mode in ('ALL_OR_NOTHING', 'VALID_ROWS')),
    dry_run          boolean     not null,
    state            text        not null default 'QUEUED'
        check (state in ('QUEUED', 'RUNNING', 'IMPORTED', 'CHECKED', 'REJECTED', 'FAILED')),
    code             text,
    arguments        jsonb       not null default '[]',
    progress         int         not null default 0 check (progress between 0 and 100),
    row_count        int         not null default 0,
    faulty_row_count int         not null default 0,
    fault_count      int         not null default 0,
    imported_count   int         not null default 0,
    created_at       timestamptz not null default now(),
    started_at       timestamptz,
    finished_at      timestamptz,
    heartbeat_at     timestamptz not null default now(),
    check ((finished_at is null) = (state in ('QUEUED', 'RUNNING'))),
    check ((code is not null) = (state = 'FAILED')),
    check (imported_count = 0 or state = 'IMPORTED')
);
comment on table import_jobs is 'Imports of workbooks; IMPORTED is written in the transaction of the imported rows.';
comment on column import_jobs.org_ids is 'Organisations at which the creator held a role; without one of them the job is not shown.';
comment on column import_jobs.heartbeat_at is 'When the process that runs the job was last known to live.';
create index import_jobs_of_account on import_jobs (account_id, kind, id desc);
create index import_jobs_unfinished on import_jobs (heartbeat_at) where finished_at is null;

create table import_faults (
    job_id      uuid  not null references import_jobs on delete cascade,
    row_number  int   not null,
    place       int   not null,
    column_name text,
    code        text  not null,
    arguments   jsonb not null,
    primary key (job_id, row_number, place)
);
comment on table import_faults is 'What is wrong with rows of an imported sheet; without personal data.';

create table import_faulty_rows (
    job_id     uuid  not null references import_jobs on delete cascade,
    row_number int   not null,
    cells      bytea not null,
    primary key (job_id, row_number)
);
comment on table import_faulty_rows is 'Cells of faulty rows, encrypted; removed after some time.';
