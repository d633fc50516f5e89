-- Corrections of the register of documents: a wrong line stays, with why it no longer counts and what stands for it.

create table development_document_corrections (
    document_id    uuid primary key references development_documents,
    replacement_id uuid        references development_documents,
    reason         text        not null,
    recorded_at    timestamptz not null,
    account_id     uuid        not null,
    account_name   text        not null,
    constraint development_document_corrections_other check (replacement_id <> document_id)
);
comment on table development_document_corrections is
    '材料登记的更正: the document does not count any more; without a replacement it was never seen.';
