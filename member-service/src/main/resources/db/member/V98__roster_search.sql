-- Searches by several conditions at once: a page costs about the same however many members there are.

create extension if not exists btree_gin;

-- A short list of what is pending: every search reads it.
create index members_by_facts on members using gin
    (is_mobile, is_lost, stage, status, education, position, tags, string_to_array(name, null))
    with (gin_pending_list_limit = 256)
    where merged_into is null;
comment on index members_by_facts is
    'Any combination of conditions that few fulfil: the lists of those who fulfil each are intersected before a row is read.';
drop index members_by_tag;

-- What lies in both ranges is found within the index of either.
drop index members_by_birthday;
create index members_by_birthday on members (birthday, id, counted_from);
drop index members_by_membership;
create index members_by_membership on members (counted_from, id, birthday);

-- A name is looked at without the row, for a part of it may stand in many or in none.
drop index members_by_name;
create index members_by_name on members (name, id) include (org_id, merged_into);
create statistics members_characters on (string_to_array(name, null)) from members;
comment on statistics members_characters is 'How many names hold a character: whether to intersect or to go along the names.';
analyze members;
