-- How many members each branch has, kept in the transaction of every change, so that nobody counts a whole district.

create table member_counts (
    id        bigint  generated always as identity primary key,
    org_id    uuid    not null,
    stage     text    not null,
    status    text    not null,
    is_mobile boolean not null,
    is_lost   boolean not null,
    members   bigint  not null
);
create index member_counts_by_branch on member_counts (org_id);
comment on table member_counts is
    'Members without duplicates, by branch and what most lists are narrowed by. The sum of the rows counts: each writer adds what it changed and puts together what nobody else has in hand, so writers never wait for each other.';

create function add_to_member_counts(changes member_counts[]) returns void language sql as $$
    with free as (
        select c.id from member_counts c
        join unnest(changes) d using (org_id, stage, status, is_mobile, is_lost)
        for update of c skip locked
    ), taken as (
        delete from member_counts c using free where c.id = free.id returning c.*
    )
    insert into member_counts (org_id, stage, status, is_mobile, is_lost, members)
    select org_id, stage, status, is_mobile, is_lost, sum(members)
    from (select * from taken union all select * from unnest(changes)) summed
    group by org_id, stage, status, is_mobile, is_lost
    having sum(members) <> 0
$$;

create function keep_member_counts() returns trigger language plpgsql as $$
declare
    changes member_counts[];
begin
    if tg_op = 'INSERT' then
        changes := array(
            select row(0, org_id, stage, status, is_mobile, is_lost, count(*))::member_counts
            from added where merged_into is null
            group by org_id, stage, status, is_mobile, is_lost);
    elsif tg_op = 'DELETE' then
        changes := array(
            select row(0, org_id, stage, status, is_mobile, is_lost, -count(*))::member_counts
            from gone where merged_into is null
            group by org_id, stage, status, is_mobile, is_lost);
    else
        changes := array(
            select row(0, org_id, stage, status, is_mobile, is_lost, sum(members))::member_counts
            from (
                select org_id, stage, status, is_mobile, is_lost, 1 as members from added where merged_into is null
                union all
                select org_id, stage, status, is_mobile, is_lost, -1 from gone where merged_into is null) changed
            group by org_id, stage, status, is_mobile, is_lost
            having sum(members) <> 0);
    end if;
    if cardinality(changes) > 0 then
        perform add_to_member_counts(changes);
    end if;
    return null;
end
$$;

create function forget_member_counts() returns trigger language plpgsql as $$
begin
    truncate member_counts;
    return null;
end
$$;

create trigger members_counted_when_added after insert on members
    referencing new table as added for each statement execute function keep_member_counts();
create trigger members_counted_when_changed after update on members
    referencing old table as gone new table as added for each statement execute function keep_member_counts();
create trigger members_counted_when_gone after delete on members
    referencing old table as gone for each statement execute function keep_member_counts();
create trigger members_counted_when_truncated after truncate on members
    for each statement execute function forget_member_counts();

insert into member_counts (org_id, stage, status, is_mobile, is_lost, members)
select org_id, stage, status, is_mobile, is_lost, count(*) from members where merged_into is null
group by org_id, stage, status, is_mobile, is_lost;
