-- Merging of two records of one person (重复党员合并): the duplicate stays as a pointer to the record that goes on.

alter table members
    add column merged_into uuid references members,
    drop constraint members_exited_for_a_reason,
    add constraint members_exited_for_a_reason
        check (status <> 'EXITED' or exit_reason is not null or merged_into is not null),
    add constraint members_merged check (merged_into is null or (status = 'EXITED' and merged_into <> id)),
    drop constraint members_one_per_id_number;
create unique index members_one_per_id_number on members (id_number_index) where merged_into is null;
create index members_merged_ones on members (merged_into) where merged_into is not null;
create index members_by_name_and_birthday on members (name, birthday) where merged_into is null;
create index members_by_branch_alone on members (org_id) where merged_into is null;
comment on column members.merged_into is
    'The record of the same person that goes on; this one was a duplicate, counts nowhere and is never deleted.';
comment on column members.id_number_index is
    'Blind index of the citizen ID, by which it is found and kept unique; the wrong number of a duplicate may be somebody else''s.';

create table member_merges (
    id           uuid        primary key,
    survivor_id  uuid        not null references members,
    duplicate_id uuid        not null references members,
    taken        text[]      not null,
    ground       text        not null check (char_length(ground) between 2 and 300),
    state        text        not null check (state in ('PROPOSED', 'MERGED', 'REJECTED')),
    proposed_at  timestamptz not null,
    proposed_by  uuid        not null,
    proposer     text        not null,
    decided_at   timestamptz,
    decided_by   uuid,
    decider      text,
    note         text,
    entry_id     uuid unique,
    version      int         not null,
    constraint member_merges_two check (survivor_id <> duplicate_id),
    constraint member_merges_decided check ((state = 'PROPOSED') = (decided_at is null)),
    constraint member_merges_entry check ((state = 'MERGED') = (entry_id is not null)),
    constraint member_merges_by_two check (state <> 'MERGED' or decided_by <> proposed_by)
);
create unique index member_merges_one_proposal
    on member_merges (least(survivor_id, duplicate_id), greatest(survivor_id, duplicate_id)) where state = 'PROPOSED';
create index member_merges_by_survivor on member_merges (survivor_id, id);
create index member_merges_by_duplicate on member_merges (duplicate_id, id);
comment on table member_merges is '党员合并: proposed by one, decided by another; rejected means that they are two people.';
comment on column member_merges.taken is 'The fields that the record that goes on takes from the duplicate.';
comment on column member_merges.entry_id is 'Its place in the histories of both records.';

create table merge_keepsakes (
    id       bigint generated always as identity primary key,
    merge_id uuid  not null references member_merges,
    kind     text  not null,
    content  jsonb not null
);
create index merge_keepsakes_by_merge on merge_keepsakes (merge_id, id);
comment on table merge_keepsakes is
    'What a duplicate had besides and the other record has already, or what counted twice: kept as it was, counted no more.';
