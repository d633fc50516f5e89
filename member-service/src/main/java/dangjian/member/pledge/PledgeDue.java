package dangjian.member.pledge;

import dangjian.member.due.DueSource;
import dangjian.member.due.DueSource.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What branches have to do about pledges.
@Configuration(proxyBeanMethods = false)
class PledgeDue {

    private static final String ADDRESS = "/api/v1/pledges/{id}";

    /// %s: the last day; what else must hold.
    private static final String PLEDGES = """
            select p.id, '' as part, m.org_id, m.id as member_id, m.name, p.year || '年' as detail, %s as due_on
            from members m join pledges p on p.member_id = m.id
            where m.status in ('NORMAL', 'RETAINED', 'RESTORED')
                and m.org_id in (select id from orgs where path ^@ any({scope})) and %s
            """;

    @Bean
    DueSource pledgesToApprove() {
        return new DueSource(
                "PLEDGE_APPROVAL", Actor.BRANCH, ADDRESS, PLEDGES.formatted("null::date", "p.state = 'DRAFT'"));
    }

    /// A pledge is reviewed by the end of its year.
    @Bean
    DueSource pledgesToReview() {
        return new DueSource(
                "PLEDGE_REVIEW",
                Actor.BRANCH,
                ADDRESS,
                PLEDGES.formatted("make_date(p.year, 12, 31)", "p.state = 'APPROVED'"));
    }

    /// Residents have said something that nobody has let through yet.
    @Bean
    DueSource responsesToModerate() {
        return new DueSource("PLEDGE_RESPONSES", Actor.BRANCH, ADDRESS + "/responses?undecided=true", """
                select p.id, '' as part, m.org_id, m.id as member_id, m.name, count(*) || ' 条' as detail, null::date as due_on
                from members m join pledges p on p.member_id = m.id
                join pledge_responses r on r.pledge_id = p.id and r.decision is null
                where m.org_id in (select id from orgs where path ^@ any({scope}))
                group by p.id, m.org_id, m.id, m.name
                """);
    }
}
