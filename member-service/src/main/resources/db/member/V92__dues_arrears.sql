-- Arrears of dues: months are laid out only for members who may be behind, of as many branches as fill a page.

create or replace function dues_ranges(of_year int) returns table (member_id uuid, org_id uuid, payer_class text, scheme int,
    is_quarterly boolean, monthly_fen bigint, first_month int, last_month int) stable language sql as $$
    select member_id, org_id, payer_class, scheme, is_quarterly, monthly_fen, first_month, last_month from (
        select a.member_id, p.org_id, a.payer_class, a.scheme, a.is_quarterly, a.monthly_fen,
            case when p.valid_from < make_date(of_year, 1, 1) then a.first_month
                when m.id is null then greatest(a.first_month, month_of_year(p.valid_from - 1, of_year) + 1)
                else greatest(a.first_month, month_of_year(p.valid_from, of_year)) end as first_month,
            case when p.valid_to is null then a.last_month
                else least(a.last_month, month_of_year(p.valid_to - 1, of_year)) end as last_month
        from dues_assessments a
        join membership_periods p on p.member_id = a.member_id and p.valid_from < make_date(of_year + 1, 1, 1)
            and (p.valid_to is null or p.valid_to > make_date(of_year, 1, 1))
            and p.status in (select status from dues_paying_statuses)
        left join members m on m.id = p.member_id and m.joined_on = p.valid_from
            and m.joined_on >= make_date(of_year, 1, 1)
        where a.year = of_year and a.last_month >= a.first_month) ranges
    where first_month <= last_month
$$;
comment on function dues_ranges is
    'From month to month, what a member owes to which branch. A month belongs to the branch that held the membership when it began, or the joining branch. Assessments that were replaced entirely are left out first, so that the index of those in force serves.';

drop function dues_open;

create function dues_arrears(branches uuid[], of_year int, through int, next_through int, fewest int)
    returns table (org_id uuid, member_id uuid, since int, months int, consecutive int, unpaid_since int,
        open_fen bigint)
    stable language sql set jit = off set plan_cache_mode = force_custom_plan set work_mem = '32MB' as $$
    with ranges as (
        select r.*, coalesce(c.paid_fen, array_fill(0::bigint, array[12])) as paid_fen
        from (
            select d.org_id, d.member_id, of_year as year, d.monthly_fen, d.first_month,
                least(d.last_month, through) as last_month
            from dues_ranges(of_year) d where d.org_id = any(branches) and d.first_month <= through
            union all
            select d.org_id, d.member_id, of_year + 1, d.monthly_fen, d.first_month,
                least(d.last_month, next_through)
            from dues_ranges(of_year + 1) d where d.org_id = any(branches) and d.first_month <= next_through) r
        left join dues_accounts c on c.member_id = r.member_id and c.year = r.year),
    candidates as (
        select * from (
            select *, sum(cardinality(array_positions(paid_fen[first_month:last_month], 0::bigint)))
                over (partition by org_id, member_id) as unpaid
            from ranges where monthly_fen > any (paid_fen[first_month:last_month])) r
        where unpaid >= fewest),
    months as (
        select d.org_id, d.member_id, least(d.monthly_fen, r.monthly_fen) - d.paid_fen[i] as open_fen,
            d.paid_fen[i] = 0 as is_unpaid, d.year * 12 + i as place
        from candidates d join generate_series(1, 12) i on i between d.first_month and d.last_month
        left join dues_reductions r on r.member_id = d.member_id and r.year = d.year and r.state = 'APPROVED'
            and i between r.first_month and r.last_month
        where least(d.monthly_fen, r.monthly_fen) > d.paid_fen[i]),
    runs as (
        select m.org_id, m.member_id, is_unpaid, min(place) as since, count(*) as months, sum(m.open_fen) as open_fen
        from (select *, place - row_number() over (
                partition by months.org_id, months.member_id, is_unpaid order by place) as run from months) m
        group by m.org_id, m.member_id, is_unpaid, run)
    select r.org_id, r.member_id, min(r.since), sum(r.months)::int,
        coalesce(max(r.months) filter (where is_unpaid), 0)::int,
        max(r.since) filter (where is_unpaid and r.months >= fewest), sum(r.open_fen)::bigint
    from runs r group by r.org_id, r.member_id
    having coalesce(max(r.months) filter (where is_unpaid), 0) >= fewest
$$;

create function dues_arrears_page(scope text[], of_year int, through int, next_through int, fewest int,
    after_org uuid, after_member uuid, rows int)
    returns table (org_id uuid, member_id uuid, since int, months int, consecutive int, open_fen bigint)
    stable language plpgsql rows 200 as $$
declare
    branches uuid[];
    width int := 20;
    wanted int := rows;
    got int;
begin
    loop
        branches := array(select o.id from orgs o where o.path ^@ any(scope) and o.id >= after_org
            order by o.id limit width);
        return query select a.org_id, a.member_id, a.since, a.months, a.consecutive, a.open_fen
            from dues_arrears(branches, of_year, through, next_through, fewest) a
            where (a.org_id, a.member_id) > (after_org, after_member)
            order by a.org_id, a.member_id limit wanted;
        get diagnostics got = row_count;
        wanted := wanted - got;
        exit when wanted <= 0 or cardinality(branches) < width;
        after_org := branches[width];
        after_member := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
        width := width * 10;
    end loop;
end $$;
comment on function dues_arrears is
    'Who is behind with months of a year and the next, up to a month of each: since when (twelve times the year and the month), how many months, how many in a row without any payment (at least fewest), and where the latest of such rows begins.';
comment on function dues_arrears_page is
    'The arrears of a scope in the order of branch and member: a few branches first, then ten times as many each time while the page is not full.';
