package dangjian.member.development;

import dangjian.member.due.DueSource;
import dangjian.member.due.DueSource.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What comes next in development cases, for the one list of what is to be done.
@Configuration(proxyBeanMethods = false)
class DevelopmentDue {

    private static final String STEPS = """
        select c.id, d.step as part, c.org_id, c.member_id, c.name,
            case when s.title_without_committee is null or %s >= t.committee_from then s.title
                else s.title_without_committee end as detail, d.due_on
        from development_due d join development_cases c on c.id = d.case_id
        join development_templates t on t.version = c.template
        join development_steps s on s.template = c.template and s.code = d.step
        where c.status = 'OPEN' and d.allowed_from <= :today
            and c.org_id in (select id from orgs where path ^@ any({scope})) and
        """.formatted(CaseRepository.FULL_MEMBERS);

    /// Probationary members without a case here; soon to be confirmed by the template of the day on which they joined.
    private static final String CONFIRMATIONS = """
            select m.id, '' as part, m.org_id, m.id as member_id, m.name, '预备期满' as detail, m.due_on
            from (select p.*, t.due_soon_days,
                    coalesce((p.particulars ->> 'probationExtendedTo')::date,
                        (p.joined_on + make_interval(months => t.probation_months))::date) as due_on
                from members p cross join lateral (select * from development_templates v where v.org_id is null
                    order by v.effective_on > p.joined_on, abs(v.effective_on - p.joined_on) limit 1) t
                where p.stage = 'PROBATIONARY' and p.status in ('NORMAL', 'RETAINED', 'RESTORED')
                    and p.merged_into is null and p.org_id in (select id from orgs where path ^@ any({scope}))
                    and not exists (select from development_cases c
                        where c.member_id = p.id and c.status in ('OPEN', 'SUSPENDED'))) m
            where m.due_on - m.due_soon_days <= :today
            """;

    @Bean
    DueSource confirmationsWithoutCase() {
        return new DueSource("CONFIRMATION", Actor.ANYBODY, "/api/v1/members/{id}/confirmation", CONFIRMATIONS);
    }

    @Bean
    DueSource stepsOfBranches() {
        return new DueSource(
                "DEVELOPMENT_STEP",
                Actor.ANYBODY,
                "/api/v1/development-cases/{id}/steps",
                STEPS + "s.actor <> 'SUPERIOR'");
    }

    @Bean
    DueSource stepsOfSuperiors() {
        return new DueSource(
                "DEVELOPMENT_APPROVAL",
                Actor.COMMITTEE,
                "/api/v1/development-cases/{id}/steps",
                STEPS + "s.actor = 'SUPERIOR'");
    }
}
