package dangjian.activity.meeting;

import dangjian.kit.figure.Figure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What can be counted of organisational life: batches (批) and persons, in the manner of F21 and F22.
///
/// Attendances count as they stood at the end of the as-of day: later corrections are taken back.
@Configuration(proxyBeanMethods = false)
class ActivityFigures {

    private static final String HELD = """
            (select a.id, a.org_id, a.kind, a.title, a.starts_at
            from activities a
            where a.state = 'CLOSED' and (a.closed_at at time zone 'Asia/Shanghai')::date <= :asOf
                and (a.starts_at at time zone 'Asia/Shanghai')::date between :from and :to
                and a.org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    private static final String THERE = """
            (select t.*
            from (
                select held.id activity_id, held.title, held.kind, held.starts_at, t.member_id, t.is_guest,
                    coalesce((
                        select c.from_status from attendance_changes c
                        where c.activity_id = t.activity_id and c.member_id = t.member_id and c.is_correction
                            and (c.changed_at at time zone 'Asia/Shanghai')::date > :asOf
                        order by c.changed_at, c.id limit 1), t.status) status
                from %s held join attendances t on t.activity_id = held.id) t
            where t.status in ('PRESENT', 'LATE'))
            """.formatted(HELD);

    private static final String VALUE = """
            select case when exists (
                    select from activities where org_id in (select id from orgs where path ^@ any(:scope)))
                then %s end as value, 'figure.no-activities' reason from %s counted
            """;

    private static final String MASKED = "left(p.name, 1) || repeat('*', greatest(char_length(p.name) - 1, 1))";

    @Bean
    Figure activitiesHeld() {
        return new Figure(
                "activities-held",
                1,
                "figure.activities-held",
                VALUE.formatted("count(*)", HELD),
                """
                select held.kind as key, coalesce((
                        select k.name from activity_kinds k where k.code = held.kind order by k.valid_from desc limit 1),
                    held.kind) label, count(*) as value
                from %s held group by held.kind order by held.kind
                """.formatted(HELD),
                """
                select held.id::text id, held.title, held.kind, held.starts_at "startsAt", o.name "orgName",
                    (select count(*) from invitations i where i.activity_id = held.id) expected,
                    (select count(*) from %s there where there.activity_id = held.id) present
                from %s held join orgs o on o.id = held.org_id
                """.formatted(THERE, HELD));
    }

    @Bean
    Figure attendancePersonTimes() {
        return new Figure(
                "attendance-person-times",
                1,
                "figure.attendance-person-times",
                VALUE.formatted("count(*)", THERE),
                """
                select status as key, 'attendance.' || status label, count(*) as value
                from %s there group by status order by status
                """.formatted(THERE),
                """
                select there.activity_id || ':' || there.member_id id, there.activity_id::text "activityId", there.title,
                    there.kind, there.starts_at "startsAt", %s as name, there.status, there.is_guest "isGuest"
                from %s there left join people p on p.id = there.member_id
                """.formatted(MASKED, THERE));
    }

    @Bean
    Figure attendanceDistinctPersons() {
        return new Figure(
                "attendance-distinct-persons",
                1,
                "figure.attendance-distinct-persons",
                VALUE.formatted("count(distinct member_id)", THERE),
                """
                select there.member_id::text id, min(%s) as name, count(*) times
                from %s there left join people p on p.id = there.member_id group by there.member_id
                """.formatted(MASKED, THERE));
    }
}
