create index audit_entries_by_action on audit_entries (action text_pattern_ops, place);
create index audit_entries_by_status on audit_entries (status, place);
