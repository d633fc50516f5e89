package dangjian.member.mobility;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Belongings;
import dangjian.member.merge.Holding;
import dangjian.member.merge.MergeParticipant;
import dangjian.member.merge.Merging;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Stays elsewhere and searches for a person with two records, who is in one place: away once, and lost only if nobody
/// knows under either record.
@Component
class MobilityMerging implements MergeParticipant {

    private static final String STAYS = "mobile_stays";
    private static final String CASES = "lost_cases";

    private static final String END_SECOND_STAY = """
            update mobile_stays d set until = greatest(d.since, :on), version = d.version + 1
            from members m
            where m.id = d.member_id and d.member_id = :duplicate and d.until is null
                and exists (select from mobile_stays s where s.member_id = :survivor and s.until is null)
                and m.org_id in (select id from orgs where path ^@ any(:scope))
            """;

    private static final String FIND_WHO_IS_IN_CONTACT = """
            update lost_cases c set found_on = greatest(c.since, :on), version = c.version + 1
            from members m
            where m.id = c.member_id and m.id in (:survivor, :duplicate) and c.found_on is null
                and m.org_id in (select id from orgs where path ^@ any(:scope))
                and exists (select from members known where known.id in (:survivor, :duplicate) and not known.is_lost)
            """;

    private static final String JOIN_EFFORTS = """
            update search_efforts e set case_id = s.id
            from lost_cases s, lost_cases d join members m on m.id = d.member_id
            where e.case_id = d.id and d.member_id = :duplicate and d.found_on is null
                and s.member_id = :survivor and s.found_on is null
                and m.org_id in (select id from orgs where path ^@ any(:scope))
            """;

    private static final String SEARCH_FROM_THE_EARLIER_DAY = """
            update lost_cases s set since = d.since, version = s.version + 1
            from lost_cases d join members m on m.id = d.member_id
            where d.member_id = :duplicate and d.found_on is null and s.member_id = :survivor and s.found_on is null
                and d.since < s.since and m.org_id in (select id from orgs where path ^@ any(:scope))
            """;

    private final Belongings belongings;
    private final DatabaseClient database;

    MobilityMerging(Belongings belongings, DatabaseClient database) {
        this.belongings = belongings;
        this.database = database;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, STAYS, CASES);
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        var bothOpen =
                "d.found_on is null and exists (select from lost_cases s where s.member_id = :survivor and s.found_on is null)";
        return run(END_SECOND_STAY, merging, scope)
                .then(belongings.give(STAYS, merging, scope))
                .then(run(FIND_WHO_IS_IN_CONTACT, merging, scope))
                .then(run(JOIN_EFFORTS, merging, scope))
                .then(run(SEARCH_FROM_THE_EARLIER_DAY, merging, scope))
                .then(belongings.keep(CASES, bothOpen, merging, scope))
                .then(belongings.give(CASES, merging, scope));
    }

    private Mono<Void> run(String sql, Merging merging, Scope scope) {
        var statement = merging.bind(database.sql(sql));
        return scope.bind(sql.contains(":on") ? statement.bind("on", merging.on()) : statement)
                .then();
    }
}
