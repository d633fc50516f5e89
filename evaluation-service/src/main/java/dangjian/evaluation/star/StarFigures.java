package dangjian.evaluation.star;

import dangjian.kit.figure.Figure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Figures about stars. The rating year is the year of the first day of the period.
@Configuration(proxyBeanMethods = false)
class StarFigures {

    private static final String AWARDED = """
            from star_awards w where w.rating_year = extract(year from :from::date) and w.confirmed_on <= :asOf
                and w.is_commended and w.org_id in (select id from orgs where path ^@ any(:scope))
            """;
    private static final String KNOWN = """
            exists (select from star_cycles c where c.year = extract(year from :from::date)
                and c.state = 'CONFIRMED' and c.confirmed_on <= :asOf)
            """;
    private static final String ROWS = """
            select w.application_id::text as id, o.name as "orgName", w.rating_year as "ratingYear", w.stars, w.points,
                w.plaque_no as "plaqueNo", w.reward, w.confirmed_on as "confirmedOn"
            from (select w.* %s) w join orgs o on o.id = w.org_id
            """.formatted(AWARDED);

    @Bean
    Figure commendedOrganizations() {
        return new Figure("F09", 1, "figure.f09", """
                select case when %s then (select count(*) %s)::numeric end as value, 'figure.f09.no-cycle' as reason
                """.formatted(KNOWN, AWARDED), """
                select w.stars::text as key, 'figure.f09.stars-' || w.stars as label, count(*)::numeric as value
                %s group by w.stars order by w.stars desc
                """.formatted(AWARDED), ROWS);
    }

    @Bean
    Figure starRewards() {
        return new Figure(
                "F09-rewards", 1, "figure.f09-rewards", """
                select case when %s then (select coalesce(sum(w.reward), 0) %s) end as value,
                    'figure.f09.no-cycle' as reason
                """.formatted(KNOWN, AWARDED), """
                select w.stars::text as key, 'figure.f09.stars-' || w.stars as label, sum(w.reward) as value
                %s group by w.stars order by w.stars desc
                """.formatted(AWARDED), ROWS);
    }
}
