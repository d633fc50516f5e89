package dangjian.member.badge;

import dangjian.member.due.DueSource;
import dangjian.member.due.DueSource.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is to be done about plaques and posts.
@Configuration(proxyBeanMethods = false)
class PlaqueDue {

    /// A plaque that was granted for a time is to be taken down.
    @Bean
    DueSource plaquesThatEnd() {
        return new DueSource("PLAQUE_REMOVAL", Actor.ANYBODY, "/api/v1/plaques/{id}/removal", """
                select p.id, '' as part, p.org_id, m.id as member_id, m.name, p.title as detail, p.ends_on as due_on
                from plaques p left join members m on m.id = p.member_id
                where p.removed_on is null and p.ends_on is not null
                    and p.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }
}
