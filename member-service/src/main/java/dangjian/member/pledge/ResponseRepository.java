package dangjian.member.pledge;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class ResponseRepository {

    private static final String IN_SCOPE = """
            exists (select from pledges p join members m on m.id = p.member_id where p.id = r.pledge_id
                and m.org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    private final DatabaseClient database;

    ResponseRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The responses to a pledge, in the order in which they came.
    Flux<PledgeResponse> list(UUID pledge, boolean onlyUndecided, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select r.* from pledge_responses r
                                where r.pledge_id = :pledge and r.id > :after
                                    and (not :undecided or r.decision is null) and %s
                                order by r.id limit :rows
                                """.formatted(IN_SCOPE))
                        .bind("pledge", pledge)
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("undecided", onlyUndecided)
                        .bind("rows", paging.rows()))
                .mapProperties(PledgeResponse.class)
                .all();
    }

    Mono<PledgeResponse> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select r.* from pledge_responses r where r.id = :id and " + IN_SCOPE)
                        .bind("id", id))
                .mapProperties(PledgeResponse.class)
                .one();
    }

    Mono<PledgeResponse> update(PledgeResponse response, Scope scope) {
        return scope.bind(database.sql("""
                                update pledge_responses r
                                set decision = :decision, decided_at = :decidedAt, moderator = :moderator
                                where r.id = :id and %s
                                """.formatted(IN_SCOPE))
                        .bind("id", response.id())
                        .bind("decision", Parameter.fromOrEmpty(name(response), String.class))
                        .bind("decidedAt", Parameter.fromOrEmpty(response.decidedAt(), Instant.class))
                        .bind("moderator", Parameter.fromOrEmpty(response.moderator(), String.class)))
                .then()
                .thenReturn(response);
    }

    @Unscoped("the pledge was found by its public code")
    Mono<Void> insert(PledgeResponse response) {
        return database.sql("""
                        insert into pledge_responses (id, pledge_id, kind, text, received_at)
                        values (:id, :pledge, :kind, :text, :receivedAt)
                        """)
                .bind("id", response.id())
                .bind("pledge", response.pledgeId())
                .bind("kind", response.kind().name())
                .bind("text", Parameter.fromOrEmpty(response.text(), String.class))
                .bind("receivedAt", response.receivedAt())
                .then();
    }

    /// Whether as many responses have come since then as a day may bring, by the rule in force.
    @Unscoped("the pledge was found by its public code")
    Mono<Boolean> isFull(UUID pledge, Instant since, LocalDate today) {
        return database.sql("""
                        select count(*) >= (select value from rules where name = 'pledge-responses-per-day'
                            and effective_on <= :today order by effective_on desc limit 1)
                        from pledge_responses where pledge_id = :pledge and received_at > :since
                        """)
                .bind("pledge", pledge)
                .bind("since", since)
                .bind("today", today)
                .mapValue(Boolean.class)
                .one();
    }

    /// What the public page shows: the newest comments that somebody has let through.
    @Unscoped("the pledge was found by its public code")
    Flux<PledgeResponse> shown(UUID pledge, int number) {
        return database.sql("""
                        select * from pledge_responses
                        where pledge_id = :pledge and decision = 'SHOWN' and kind = 'COMMENT'
                        order by id desc limit :number
                        """)
                .bind("pledge", pledge)
                .bind("number", number)
                .mapProperties(PledgeResponse.class)
                .all();
    }

    @Unscoped("the pledge was found by its public code")
    Mono<Long> confirmations(UUID pledge) {
        return database.sql("""
                        select count(*) from pledge_responses
                        where pledge_id = :pledge and decision = 'SHOWN' and kind = 'CONFIRMATION'
                        """).bind("pledge", pledge).mapValue(Long.class).one();
    }

    private static @Nullable String name(PledgeResponse response) {
        var decision = response.decision();
        return decision == null ? null : decision.name();
    }
}
