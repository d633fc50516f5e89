alter table audit_inbox add column detail text;
alter table audit_entries add column detail text;
comment on column audit_entries.detail is 'What was given and taken (授权明细) as JSON, exactly as it was sealed; empty where nothing was.';
