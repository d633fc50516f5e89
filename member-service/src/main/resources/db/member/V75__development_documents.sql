-- Documents that were seen at the steps of a case, and candidates who are about to leave.

alter table development_steps add column documents_may_follow boolean not null default false;
comment on column development_steps.documents_may_follow is
    'Whether the step may be recorded before its documents were seen; it stays marked incomplete until they were.';
update development_steps set documents_may_follow = true where code in ('TALK', 'ACTIVIST_FILING', 'CULTIVATION',
    'THOUGHT_REPORT', 'CANDIDATE_FILING', 'COMMITTEE_REVIEW', 'APPROVAL_TALK', 'APPROVAL_FILING', 'PROBATION_EDUCATION');

alter table development_steps add column leaving_months int;
comment on column development_steps.leaving_months is
    'Not passed by somebody who leaves the place of work or study within so many months (细则第十九条).';
update development_steps set leaving_months = 3 where code in ('PRE_REVIEW', 'ADMISSION_MEETING');

create table development_documents (
    id           uuid primary key,
    case_id      uuid        not null references development_cases,
    record_id    uuid        not null references development_records,
    kind         text        not null,
    dated_on     date        not null,
    number       text,
    holder       text,
    note         text,
    sha256       text,
    recorded_at  timestamptz not null,
    account_id   uuid        not null,
    account_name text        not null
);
create index development_documents_by_case on development_documents (case_id, id);
create index development_documents_by_record on development_documents (record_id);
comment on table development_documents is
    '材料登记: which documents were seen at which step. The papers are kept by their holder, a scan by its hash.';
comment on column development_documents.kind is 'As the template calls it; other kinds may be added.';

insert into development_documents (id, case_id, record_id, kind, dated_on, sha256, recorded_at, account_id, account_name)
select uuidv7(), r.case_id, r.id, d ->> 'name', r.done_on, d ->> 'sha256', r.recorded_at, r.account_id, r.account_name
from development_records r cross join jsonb_array_elements(r.details -> 'documents') d;
update development_records set details = details - 'documents';
