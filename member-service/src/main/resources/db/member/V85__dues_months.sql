-- What is owed month by month, as functions of the year: a year that is known when the query is planned keeps the plan
-- good and its estimate small, while the view before was estimated at millions and compiled just in time for seconds.
drop view dues_months;

create index dues_assessments_by_year on dues_assessments (year);
create index dues_accounts_by_year on dues_accounts (year);

insert into rules (name, effective_on, value, unit, basis) values
    ('dues-prepayment', '2008-04-01', 0, 'months', '中组发〔2008〕3号：按月交纳，经党支部同意可按季交纳；平台默认不预收以后月份，地方允许预交的增加取值为月数的版本'),
    ('dues-overdue', '2008-04-01', 3, 'months', '平台默认：连续三个月没有交纳党费的，提醒党支部');

create function dues_ranges(of_year int) returns table (member_id uuid, org_id uuid, payer_class text, scheme int,
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
        where a.year = of_year) ranges
    where first_month <= last_month
$$;
comment on function dues_ranges is
    'From month to month, what a member owes to which branch. A month belongs to the branch that held the membership when it began, or the joining branch.';

create function dues_months(of_year int) returns table (member_id uuid, year int, month int, org_id uuid,
    payer_class text, scheme int, is_quarterly boolean, due_fen bigint, payable_fen bigint, paid_fen bigint)
    stable language sql as $$
    select d.member_id, of_year, i, d.org_id, d.payer_class, d.scheme, d.is_quarterly, d.monthly_fen,
        least(d.monthly_fen, r.monthly_fen), coalesce(c.paid_fen[i], 0)
    from dues_ranges(of_year) d
    left join dues_accounts c on c.member_id = d.member_id and c.year = of_year
    join generate_series(1, 12) i on i between d.first_month and d.last_month
    left join dues_reductions r on r.member_id = d.member_id and r.year = of_year and r.state = 'APPROVED'
        and i between r.first_month and r.last_month
$$;
comment on function dues_months is 'What each member owes and has paid month by month; for members that are known by id.';

create function dues_sums(of_year int, scope text[]) returns table (org_id uuid, month int, members bigint,
    newcomers bigint, due_fen bigint, reduced_fen bigint, paid_fen bigint, open_fen bigint, overpaid_fen bigint)
    stable language sql set jit = off set work_mem = '32MB' as $$
    with spans as materialized (
        select d.member_id, d.org_id, d.monthly_fen, d.first_month, d.last_month,
            coalesce(c.paid_fen, array_fill(0::bigint, array[12])) as paid_fen,
            d.first_month = 1 and d.last_month = 12 and d.member_id not in (
                select member_id from dues_reductions where year = of_year and state = 'APPROVED') as is_plain
        from dues_ranges(of_year) d left join dues_accounts c on c.member_id = d.member_id and c.year = of_year
        where d.org_id in (select id from orgs where path ^@ any(scope))),
    plain as (
        select org_id, count(*) as members, sum(monthly_fen) as due_fen,
            array[sum(paid_fen[1]), sum(paid_fen[2]), sum(paid_fen[3]), sum(paid_fen[4]), sum(paid_fen[5]),
                sum(paid_fen[6]), sum(paid_fen[7]), sum(paid_fen[8]), sum(paid_fen[9]), sum(paid_fen[10]),
                sum(paid_fen[11]), sum(paid_fen[12])] as paid_fen,
            array[sum(least(monthly_fen, paid_fen[1])), sum(least(monthly_fen, paid_fen[2])),
                sum(least(monthly_fen, paid_fen[3])), sum(least(monthly_fen, paid_fen[4])),
                sum(least(monthly_fen, paid_fen[5])), sum(least(monthly_fen, paid_fen[6])),
                sum(least(monthly_fen, paid_fen[7])), sum(least(monthly_fen, paid_fen[8])),
                sum(least(monthly_fen, paid_fen[9])), sum(least(monthly_fen, paid_fen[10])),
                sum(least(monthly_fen, paid_fen[11])), sum(least(monthly_fen, paid_fen[12]))] as settled_fen
        from spans where is_plain group by org_id),
    incomplete as materialized (
        select c.member_id, c.paid_fen, (
            select coalesce(bit_or((1 << d.last_month) - (1 << d.first_month - 1)), 0)
            from dues_ranges(of_year) d where d.member_id = c.member_id) as owed
        from dues_accounts c
        where c.year = of_year
            and not exists (select from (
                    select member_id from spans group by member_id
                    having bit_or((1 << last_month) - (1 << first_month - 1)) = 4095) whole
                where whole.member_id = c.member_id)
            and exists (select from membership_periods p
                where p.member_id = c.member_id and p.org_id in (select id from orgs where path ^@ any(scope)))),
    lines as (
        select s.member_id, s.org_id, i as month, s.monthly_fen as due_fen,
            least(s.monthly_fen, r.monthly_fen) as payable_fen, s.paid_fen[i] as paid_fen, true as is_due,
            s.is_first and i = s.first_month as is_first
        from (select *, row_number() over (partition by org_id, member_id order by first_month) = 1 as is_first
            from spans where not is_plain) s
        join generate_series(1, 12) i on i between s.first_month and s.last_month
        left join dues_reductions r on r.member_id = s.member_id and r.year = of_year and r.state = 'APPROVED'
            and i between r.first_month and r.last_month
        union all
        select s.member_id, k.org_id, i, 0, 0, s.paid_fen[i], false, false
        from incomplete s
        join generate_series(1, 12) i on s.paid_fen[i] > 0 and s.owed >> i - 1 & 1 = 0
        cross join lateral (
            select c.org_id from dues_entries e join dues_collections c on c.id = e.collection_id
            where e.member_id = s.member_id and e.year = of_year and e.month = i order by c.id desc limit 1) k
        where k.org_id in (select id from orgs where path ^@ any(scope)))
    select org_id, i, members, case when i = 1 then members else 0 end, due_fen::bigint, 0, paid_fen[i]::bigint,
        (due_fen - settled_fen[i])::bigint, (paid_fen[i] - settled_fen[i])::bigint
    from plain cross join generate_series(1, 12) i
    union all
    select org_id, month, count(*) filter (where is_due), count(*) filter (where is_first),
        sum(due_fen)::bigint, sum(due_fen - payable_fen)::bigint, sum(paid_fen)::bigint,
        sum(greatest(payable_fen - paid_fen, 0))::bigint, sum(greatest(paid_fen - payable_fen, 0))::bigint
    from lines group by org_id, month
$$;
comment on function dues_sums is
    'A year of a scope by branch and month, all that statements say: what is owed, and months paid that nobody owes any more, as after an exit; those belong to the branch that took the money. Members who owe the same all year (plain) are summed without being laid out month by month; owed has a bit per month.';

create function dues_open(of_year int, through int, scope text[]) returns table (member_id uuid, month int, org_id uuid,
    open_fen bigint, is_unpaid boolean) stable language sql as $$
    with ranges as materialized (
        select d.member_id, d.org_id, d.monthly_fen, d.first_month, least(d.last_month, through) as last_month, c.paid_fen
        from dues_ranges(of_year) d left join dues_accounts c on c.member_id = d.member_id and c.year = of_year
        where d.first_month <= through and d.org_id in (select id from orgs where path ^@ any(scope))
            and d.monthly_fen > any ((coalesce(c.paid_fen, '{0,0,0,0,0,0,0,0,0,0,0,0}'))
                [d.first_month : least(d.last_month, through)]))
    select d.member_id, i, d.org_id, least(d.monthly_fen, r.monthly_fen) - coalesce(d.paid_fen[i], 0),
        coalesce(d.paid_fen[i], 0) = 0
    from ranges d
    join generate_series(1, 12) i on i between d.first_month and d.last_month
    left join dues_reductions r on r.member_id = d.member_id and r.year = of_year and r.state = 'APPROVED'
        and i between r.first_month and r.last_month
    where least(d.monthly_fen, r.monthly_fen) > coalesce(d.paid_fen[i], 0)
$$;
comment on function dues_open is 'The months of a year, up to one of them, for which something is still open in a scope.';
