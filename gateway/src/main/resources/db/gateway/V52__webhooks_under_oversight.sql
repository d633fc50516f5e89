-- Security administrators see where data are pushed to, and stop it.

alter table webhooks drop constraint webhooks_suspended_for_check;
alter table webhooks add constraint webhooks_suspended_for_check check (suspended_for in (
    'OWNER', 'FAILING', 'GONE', 'CURSOR_LOST', 'ADMINISTRATOR'));
comment on column webhooks.suspended_for is 'ADMINISTRATOR: only a security administrator lets it go on; its owner neither resumes nor removes it.';
