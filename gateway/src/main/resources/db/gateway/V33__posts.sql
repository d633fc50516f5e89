-- Posts are held for a time (任期), and a session may be narrowed to one of them.

alter table account_grants add column valid_from date, add column valid_until date;
alter table account_grants add constraint account_grants_term check (valid_from <= valid_until);
comment on column account_grants.valid_from is 'First day of the post in Asia/Shanghai; open without one.';
comment on column account_grants.valid_until is 'Last day of the post in Asia/Shanghai; after it the role gives nothing.';

alter table grant_proposals add column valid_from date, add column valid_until date;
alter table grant_proposals add constraint grant_proposals_term check (valid_from <= valid_until);

alter table sessions add column chosen_role text, add column chosen_org uuid;
alter table sessions add constraint sessions_whole_choice check ((chosen_role is null) = (chosen_org is null));
comment on column sessions.chosen_role is 'The one post that the holder acts in; without a choice all of them, each at its organisation.';
