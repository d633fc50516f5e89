-- What a merge looks for by member: payments, those who are mentored, people named in steps of development.
create index dues_payments_by_member on dues_payments (member_id);
create index cultivations_by_mentor on cultivations (mentor_id);
create index development_records_by_people on development_records using gin ((details -> 'people') jsonb_path_ops);

drop index development_cases_by_member;
create unique index development_cases_one_live_by_member on development_cases (member_id)
    where member_id is not null and status in ('OPEN', 'SUSPENDED');
create index development_cases_by_member on development_cases (member_id) where member_id is not null;
comment on column development_cases.member_id is
    'Whom it made a member; one who was registered twice may have an ended case besides the live one after a merge.';
