package dangjian.member.roster;

import dangjian.kit.figure.Figure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The figures that the roster answers.
@Configuration(proxyBeanMethods = false)
class MemberFigures {

    private static final String AS_OF = """
            from membership_periods p
            where p.org_id in (select id from orgs where path ^@ any(:scope)) and p.status <> 'EXITED'
                and p.valid_from <= :asOf and (p.valid_to is null or p.valid_to > :asOf)
            """;

    /// Members by kind and status as of a day; no data where nobody has been registered yet.
    @Bean
    Figure membersByStatus() {
        return new Figure(
                "members-by-status",
                1,
                "figure.members-by-status",
                """
                select case when exists (select from members where org_id in (select id from orgs where path ^@ any(:scope)))
                    then (select count(*) %s) end as value, 'figure.members-by-status.empty' as reason
                """.formatted(AS_OF),
                """
                select p.stage || '-' || p.status as key, 'figure.members-by-status.' || p.stage || '.' || p.status as label,
                    count(*) as value %s group by p.stage, p.status order by p.stage, p.status
                """.formatted(AS_OF),
                """
                select member.id::text as id, left(member.name, 1) || '**' as name, org.name as organization, p.stage,
                    p.status
                from (select p.member_id, p.org_id, p.stage, p.status %s) p
                join members member on member.id = p.member_id join orgs org on org.id = p.org_id
                """.formatted(AS_OF));
    }
}
