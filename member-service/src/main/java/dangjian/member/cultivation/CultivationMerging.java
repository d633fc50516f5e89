package dangjian.member.cultivation;

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

/// Cultivations of and by a person with two records: one runs on each pipeline, and nobody becomes the own mentor. What
/// cannot run on ends, and nothing runs under the duplicate.
@Component
class CultivationMerging implements MergeParticipant {

    private static final String CULTIVATIONS = "cultivations";

    private static final String END = """
            update cultivations d set ended_on = greatest(d.started_on, :on), end_reason = :reason, version = version + 1
            where d.completed_on is null and d.ended_on is null
                and exists (select from members m where m.id = :duplicate
                    and m.org_id in (select id from orgs where path ^@ any(:scope))) and
            """;

    private static final String END_OWN = END + """
            (d.member_id = :duplicate and d.mentor_id = :survivor or d.member_id = :survivor and d.mentor_id = :duplicate)
            """;

    private static final String END_SECOND = END + """
            d.member_id = :duplicate and exists (select from cultivations s where s.member_id = :survivor
                and s.pipeline = d.pipeline and s.completed_on is null and s.ended_on is null)
            """;

    private static final String GIVE_MENTORS = """
            update cultivations d set mentor_id = :survivor
            where d.mentor_id = :duplicate and d.member_id is distinct from :survivor
                and exists (select from members m where m.id = d.mentor_id
                    and m.org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    private final Belongings belongings;
    private final DatabaseClient database;

    CultivationMerging(Belongings belongings, DatabaseClient database) {
        this.belongings = belongings;
        this.database = database;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, CULTIVATIONS);
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        return end(END_OWN, merging, scope)
                .then(end(END_SECOND, merging, scope))
                .then(belongings.give(CULTIVATIONS, "d.mentor_id <> :survivor", merging, scope))
                .then(scope.bind(merging.bind(database.sql(GIVE_MENTORS))).then());
    }

    private Mono<Void> end(String which, Merging merging, Scope scope) {
        return scope.bind(merging.bind(database.sql(which))
                        .bind("on", merging.on())
                        .bind("reason", merging.reason().text()))
                .then();
    }
}
