package dangjian.member.discipline;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PenaltyDecisionRepository {

    private final DatabaseClient database;

    PenaltyDecisionRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped("the penalties were found within the scope")
    Flux<PenaltyDecision> of(Collection<UUID> penalties) {
        return database.sql("select * from penalty_decisions where penalty_id = any(:penalties)")
                .bind("penalties", penalties.toArray(UUID[]::new))
                .mapProperties(PenaltyDecision.class)
                .all();
    }

    @Unscoped("the penalty was found within the scope")
    Mono<Void> save(PenaltyDecision decision) {
        return database.sql("""
            insert into penalty_decisions (penalty_id, proposed_by, decider, decided_at, note)
            values (:penalty, :proposedBy, :decider, :at, :note)
            on conflict (penalty_id) do update
                set decider = excluded.decider, decided_at = excluded.decided_at, note = excluded.note
            """)
                .bind("penalty", decision.penaltyId())
                .bind("proposedBy", decision.proposedBy())
                .bind("decider", Parameter.fromOrEmpty(decision.decider(), String.class))
                .bind("at", Parameter.fromOrEmpty(decision.decidedAt(), Instant.class))
                .bind("note", Parameter.fromOrEmpty(decision.note(), String.class))
                .then();
    }
}
