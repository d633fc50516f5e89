alter table changes add column other_org_id uuid;
comment on column changes.other_org_id is 'The second organisation of a change that concerns two, such as both ends of a transfer.';
