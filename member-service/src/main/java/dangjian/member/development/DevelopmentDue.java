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
