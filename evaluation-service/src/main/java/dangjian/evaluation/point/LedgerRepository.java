package dangjian.evaluation.point;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Unscoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Appends to the ledger.
@Repository
class LedgerRepository {

    private static final String EVENTS = "events drive it, no caller";

    private final DatabaseClient database;
    private final ObjectMapper json;
    private final PointEntryReader reader;

    LedgerRepository(DatabaseClient database, ObjectMapper json, PointEntryReader reader) {
        this.database = database;
        this.json = json;
        this.reader = reader;
    }

    /// Notes that the ledger takes these events in.
    ///
    /// @return the ids of those it had not taken in before
    @Unscoped(EVENTS)
    Mono<Set<UUID>> takeIn(String type, List<Origin> origins) {
        return database.sql("""
                        insert into point_sources (event_id, type, activity_id, recorded_at)
                        select "eventId", :type, "activityId", "recordedAt"
                        from jsonb_to_recordset(:rows::jsonb)
                            as t("eventId" uuid, "activityId" uuid, "recordedAt" timestamptz)
                        order by 1 on conflict do nothing returning event_id
                        """)
                .bind("type", type)
                .bind("rows", Batch.of(json, origins))
                .mapValue(UUID.class)
                .all()
                .collect(HashSet::new, Set::add);
    }

    /// Keeps others from appending for these members and years until the transaction ends.
    @Unscoped(EVENTS)
    Mono<Void> lock(Collection<MemberYear> years) {
        var rows = Batch.of(json, Set.copyOf(years));
        return database.sql("""
                        insert into point_years (member_id, year)
                        select "memberId", year from jsonb_to_recordset(:rows::jsonb) as t("memberId" uuid, year int)
                        order by 1, 2 on conflict do nothing
                        """)
                .bind("rows", rows)
                .then()
                .then(database.sql("""
                                select count(*) from (
                                    select from point_years
                                    where (member_id, year) in (
                                        select "memberId", year
                                        from jsonb_to_recordset(:rows::jsonb) as t("memberId" uuid, year int))
                                    order by member_id, year for update) locked
                                """).bind("rows", rows).then());
    }

    /// Net points of these members in a year, by member and rule.
    @Unscoped(EVENTS)
    Mono<Map<UUID, Map<String, BigDecimal>>> net(int year, Collection<UUID> members) {
        return database.sql("""
                        select member_id, rule_code, sum(points) as points from point_entries
                        where year = :year and member_id = any(:members) group by member_id, rule_code
                        """)
                .bind("year", year)
                .bind("members", members.toArray(UUID[]::new))
                .mapProperties(Net.class)
                .all()
                .collect(
                        HashMap::new,
                        (all, net) -> all.computeIfAbsent(net.memberId(), member -> new HashMap<>())
                                .put(net.ruleCode(), net.points()));
    }

    /// The members who have entries from an activity.
    @Unscoped(EVENTS)
    Mono<Set<UUID>> enteredFor(UUID activity) {
        return database.sql("select distinct member_id from point_entries where activity_id = :activity")
                .bind("activity", activity)
                .mapValue(UUID.class)
                .all()
                .collect(HashSet::new, Set::add);
    }

    /// The years in which a member has entries.
    @Unscoped(EVENTS)
    Flux<Integer> years(UUID member) {
        return database.sql("select distinct year from point_entries where member_id = :member order by year")
                .bind("member", member)
                .mapValue(Integer.class)
                .all();
    }

    /// A member's entries of a year that were not undone.
    @Unscoped(EVENTS)
    Flux<PointEntry> live(MemberYear of) {
        return database.sql("""
                        select e.* from point_entries e
                        where e.member_id = :memberId and e.year = :year and e.kind = 'ENTRY'
                            and not exists (select from point_entries c where c.contra_of = e.id)
                        order by e.id
                        """).bindProperties(of).map(reader::read).all();
    }

    @Unscoped(EVENTS)
    Mono<Void> append(List<PointEntry> entries) {
        return database.sql("""
                        insert into point_entries (id, member_id, org_id, book_version, rule_code, points,
                            points_before_cap, cap_applied, occurred_on, year, source_event_id, activity_id, evidence,
                            kind, contra_of, recorded_at)
                        select id, "memberId", "orgId", "bookVersion", "ruleCode", points, "pointsBeforeCap",
                            points <> "pointsBeforeCap", "occurredOn", extract(year from "occurredOn"),
                            (origin ->> 'eventId')::uuid, (origin ->> 'activityId')::uuid, evidence,
                            case when "contraOf" is null then 'ENTRY' else 'CONTRA' end, "contraOf",
                            (origin ->> 'recordedAt')::timestamptz
                        from jsonb_to_recordset(:rows::jsonb) as t(id uuid, "memberId" uuid, "orgId" uuid,
                            "bookVersion" int, "ruleCode" text, points numeric, "pointsBeforeCap" numeric,
                            "occurredOn" date, origin jsonb, evidence jsonb, "contraOf" uuid)
                        """).bind("rows", Batch.of(json, entries)).then();
    }

    /// A member and a year: what a cap applies to.
    record MemberYear(UUID memberId, int year) {}

    private record Net(UUID memberId, String ruleCode, BigDecimal points) {}
}
