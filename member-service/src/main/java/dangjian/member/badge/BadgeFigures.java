package dangjian.member.badge;

import dangjian.kit.figure.Figure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The figures that badges answer.
@Configuration(proxyBeanMethods = false)
class BadgeFigures {

    private static final String RECEIPTS = """
            from badge_receipts r join badge_batches b on b.id = r.batch_id
            where b.issued_on between :from and :to and r.received_on <= :to
                and r.org_id in (select id from orgs where path ^@ any(:scope))
            """;

    private static final String REPRESENTATIVES = """
            from badge_events e join badge_event_representatives r on r.event_id = e.id
            where e.held_on between :from and :to
                and e.org_id in (select id from orgs where path ^@ any(:scope) and category = 'COMMUNITY')
            """;

    /// Distinct members who received a badge of a batch of the period; no data where nobody was recorded.
    @Bean
    Figure membersGivenABadge() {
        return new Figure(
                "F07",
                1,
                "figure.F07",
                "select nullif(count(distinct r.member_id), 0) as value, 'figure.F07.empty' as reason " + RECEIPTS,
                """
                select m.id::text as id, left(m.name, 1) || '**' as name, o.name as organization, string_agg(r.batch, '、') as batches
                from (select r.member_id, r.org_id, b.name as batch %s) r
                join members m on m.id = r.member_id left join orgs o on o.id = m.org_id
                group by m.id, m.name, o.name
                """.formatted(RECEIPTS));
    }

    /// Representatives who put on their badge at community events of the period; no data where none was recorded.
    @Bean
    Figure representativesGivenTheirBadge() {
        return new Figure(
                "F08",
                1,
                "figure.F08",
                "select nullif(count(*), 0) as value, 'figure.F08.empty' as reason " + REPRESENTATIVES,
                """
                select r.event_id::text || ':' || m.id::text as id, left(m.name, 1) || '**' as name, o.name as organization,
                    r.title, r.held_on
                from (select r.event_id, r.member_id, e.org_id, e.title, e.held_on %s) r
                join members m on m.id = r.member_id left join orgs o on o.id = r.org_id
                """.formatted(REPRESENTATIVES));
    }
}
