package dangjian.member.dues;

import dangjian.member.due.DueSource;
import dangjian.member.due.DueSource.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is to be done about dues, for the one list of what is to be done.
@Configuration(proxyBeanMethods = false)
class DuesDue {

    /// A branch whose members have not paid months of this or the last year that are over; committees see them in the
    /// statements.
    @Bean
    DueSource arrearsOfBranches() {
        return new DueSource("DUES_ARREARS", Actor.BRANCH, "/api/v1/dues/statements/{part}/arrears?under={id}", """
                select d.org_id as id, y.of_year::text as part, d.org_id, null::uuid as member_id, null as name,
                    count(*) || ' 人欠交党费' as detail,
                    (make_date(y.of_year, min(d.since) - y.of_year * 12, 1) + interval '1 month - 1 day')::date as due_on
                from (values (extract(year from :today::date)::int, extract(month from :today::date)::int - 1),
                        (extract(year from :today::date)::int - 1, 12)) y (of_year, through),
                    dues_arrears(array(select id from orgs where path ^@ any({scope})), y.of_year, y.through, 0, 0) d
                group by d.org_id, y.of_year
                """);
    }

    /// Nobody has fixed the base of members for this year, which is done in January, of newcomers in their first month.
    @Bean
    DueSource unassessedOfBranches() {
        return new DueSource(
                "DUES_ASSESSMENT", Actor.BRANCH, "/api/v1/dues/statements/{part}/branches?under={id}", """
                select u.org_id as id, extract(year from :today::date)::int::text as part, u.org_id,
                    null::uuid as member_id, null as name, count(*) || ' 人没有核定党费' as detail,
                    min(greatest(make_date(extract(year from :today::date)::int, 1, 31),
                        (date_trunc('month', u.joined_on) + interval '1 month - 1 day')::date)) as due_on
                from dues_unassessed(extract(year from :today::date)::int, :today::date, {scope}) u
                group by u.org_id
                """);
    }

    /// A reduction awaits the level above, or the branch where it decides itself.
    @Bean
    DueSource reductionsForCommittees() {
        return new DueSource("DUES_REDUCTION", Actor.COMMITTEE, "/api/v1/dues/reductions/{id}", reductions("not"));
    }

    @Bean
    DueSource reductionsForBranches() {
        return new DueSource("DUES_BRANCH_REDUCTION", Actor.BRANCH, "/api/v1/dues/reductions/{id}", reductions(""));
    }

    private static String reductions(String not) {
        return """
                select r.id, '' as part, r.org_id, m.id as member_id, m.name,
                    r.year || '年' || r.first_month || '月至' || r.last_month || '月' as detail, null::date as due_on
                from dues_reductions r join members m on m.id = r.member_id
                where r.state = 'PROPOSED' and %s r.branch_decides
                    and r.org_id in (select id from orgs where path ^@ any({scope}))
                """.formatted(not);
    }
}
