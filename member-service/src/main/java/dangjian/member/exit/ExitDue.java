package dangjian.member.exit;

import dangjian.member.due.DueSource;
import dangjian.member.due.DueSource.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is to be done about exits and dispositions.
@Configuration(proxyBeanMethods = false)
class ExitDue {

    /// A proposal awaits the decision of whom the rules name.
    @Bean
    DueSource proposedExits() {
        return new DueSource("EXIT_DECISION", Actor.COMMITTEE, "/api/v1/exits/{id}", """
                select e.id, '' as part, m.org_id, m.id as member_id, m.name,
                    (select label from codes where list = 'exit-reasons' and code = e.reason order by version desc limit 1)
                        as detail, null::date as due_on
                from exits e join members m on m.id = e.member_id
                where e.state = 'PROPOSED' and m.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }

    /// Somebody asks to undo an exit; another one decides.
    @Bean
    DueSource requestedAnnulments() {
        return new DueSource("EXIT_ANNULMENT", Actor.COMMITTEE, "/api/v1/exits/{id}/annulments", """
                select e.id, a.id::text as part, m.org_id, m.id as member_id, m.name,
                    (select label from codes where list = 'exit-reasons' and code = e.reason order by version desc limit 1)
                        as detail, null::date as due_on
                from exit_annulments a join exits e on e.id = a.exit_id join members m on m.id = e.member_id
                where a.state = 'REQUESTED' and m.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }

    /// A time to mend matters ends, or somebody was asked to leave: what came of it is to be put on record.
    @Bean
    DueSource disposalsWithoutResult() {
        return new DueSource("DISPOSAL_RESULT", Actor.ANYBODY, "/api/v1/disposals/{id}", """
                select d.id, '' as part, m.org_id, m.id as member_id, m.name, d.matter_no as detail, d.correct_by as due_on
                from disposals d join members m on m.id = d.member_id
                where d.result is null and d.kind in ('CORRECTION', 'PERSUASION')
                    and m.status not in ('EXITED', 'EXPELLED')
                    and m.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }
}
