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

/// Cultivations of and by a person with two records: one runs on each pipeline, and nobody becomes the own mentor.
@Component
class CultivationMerging implements MergeParticipant {

    private static final String CULTIVATIONS = "cultivations";

    private static final String END_SECOND = """
            update cultivations d set ended_on = greatest(d.started_on, :on), end_reason = :reason, version = version + 1
            where d.member_id = :duplicate and d.completed_on is null and d.ended_on is null
                and exists (select from cultivations s where s.member_id = :survivor and s.pipeline = d.pipeline
                    and s.completed_on is null and s.ended_on is null)
                and exists (select from members m where m.id = d.member_id
                    and m.org_id in (select id from orgs where path ^@ any(:scope)))
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
        var end = merging.bind(database.sql(END_SECOND))
                .bind("on", merging.on())
                .bind("reason", merging.reason().text());
        return scope.bind(end)
                .then()
                .then(belongings.give(CULTIVATIONS, "d.mentor_id <> :survivor", merging, scope))
                .then(scope.bind(merging.bind(database.sql(GIVE_MENTORS))).then());
    }
}
