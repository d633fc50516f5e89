package dangjian.member.discipline;

import dangjian.member.due.DueSource;
import dangjian.member.due.DueSource.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is to be done about penalties.
@Configuration(proxyBeanMethods = false)
class DisciplineDue {

    /// A penalty was proposed that only the district decides on.
    @Bean
    DueSource proposedPenalties() {
        return new DueSource("PENALTY_APPROVAL", Actor.DISTRICT, "/api/v1/penalties/{id}", """
                select p.id, '' as part, m.org_id, m.id as member_id, m.name, p.document_no as detail,
                    null::date as due_on
                from penalties p join members m on m.id = p.member_id
                where p.state = 'PROPOSED' and m.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }

    /// A probation (留党察看) ends: rights are restored, or a heavier penalty follows.
    @Bean
    DueSource probationsThatEnd() {
        return new DueSource("PROBATION_DECISION", Actor.COMMITTEE, "/api/v1/penalties/{id}", """
                select p.id, '' as part, m.org_id, m.id as member_id, m.name, p.document_no as detail,
                    (p.imposed_on + make_interval(months => p.probation_months))::date as due_on
                from penalties p join members m on m.id = p.member_id
                where p.kind = 'PROBATION' and p.restored_on is null and p.revoked_on is null
                    and m.status not in ('EXITED', 'EXPELLED')
                    and m.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }
}
