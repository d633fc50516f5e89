-- Whose dues nobody has fixed: a statement that says nothing is open must say of how many it knows nothing.

create function dues_unassessed(of_year int, on_day date, scope text[])
    returns table (org_id uuid, member_id uuid, joined_on date) stable language sql as $$
    select p.org_id, p.member_id, m.joined_on
    from membership_periods p
    join members m on m.id = p.member_id
    where extract(year from on_day)::int = of_year and p.valid_from <= on_day and (p.valid_to is null or p.valid_to > on_day)
        and p.org_id in (select id from orgs where path ^@ any(scope))
        and p.status in (select status from dues_paying_statuses)
        and date_trunc('month', m.joined_on) + make_interval(months => coalesce(rule_value('dues-starts-after', on_day), 0))
            <= on_day
        and not exists (select from dues_assessments a
            where a.member_id = p.member_id and a.year = of_year
                and extract(month from on_day)::int between a.first_month and a.last_month)
$$;
comment on function dues_unassessed is 'Members of a scope who owe dues on a day for which no assessment of the year holds.';

alter table dues_publications add column unassessed bigint not null default 0;
comment on column dues_publications.unassessed is 'How many members had no assessment on the day of the publication.';
