package dangjian.org.registry;

import dangjian.kit.figure.Figure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The figures of the register, as the tree stood on the day that is asked for.
@Configuration(proxyBeanMethods = false)
class OrganizationFigures {

    private static final String STANDING = """
            from organization_history h
            where h.valid_from <= :asOf and (h.valid_to is null or h.valid_to > :asOf) and h.path ^@ any(:scope)
            """;

    /// Nothing to tell while the register is empty.
    private static final String VALUE = """
            select case when exists (select from organizations) then count(*)::numeric end as value,
                'organization.figure.empty' as reason
            """ + STANDING;

    private static final String ROWS = """
            select h.organization_id::text as id, h.name, h.kind, h.category, o.founded_on as "foundedOn",
                (select p.name from organization_history p
                    where p.organization_id = h.parent_id and p.valid_from <= :asOf
                        and (p.valid_to is null or p.valid_to > :asOf)) as "parentName"
            from organization_history h join organizations o on o.id = h.organization_id
            where h.valid_from <= :asOf and (h.valid_to is null or h.valid_to > :asOf) and h.path ^@ any(:scope)
            """;

    @Bean
    Figure organizationsByCategory() {
        return new Figure(
                "organizations-by-category", 1, "organization.figure.by-category", VALUE, groups("category"), ROWS);
    }

    @Bean
    Figure organizationsByKind() {
        return new Figure("organizations-by-kind", 1, "organization.figure.by-kind", VALUE, groups("kind"), ROWS);
    }

    private static String groups(String column) {
        return """
                select h.%1$s as key, 'organization.%1$s.' || h.%1$s as label, count(*)::numeric as value
                """.formatted(column) + STANDING + "group by h.%1$s order by count(*) desc, h.%1$s".formatted(column);
    }
}
