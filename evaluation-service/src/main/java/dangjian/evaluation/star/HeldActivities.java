package dangjian.evaluation.star;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Batch;
import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Remembers which activities were held, for the indicators of organisational life.
@Component
class HeldActivities implements Reactions {

    static final String CLOSED = "activity.closed.v1";

    private final DatabaseClient database;
    private final ObjectMapper json;

    HeldActivities(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void declare(ReactionTable on) {
        on.batch(CLOSED, Closed.class, this::remember);
    }

    @Override
    public Mono<Void> clear() {
        return database.sql("delete from held_activities").then();
    }

    private Mono<Void> remember(List<Received<Closed>> events) {
        var rows = events.stream().map(event -> event.data().held()).toList();
        return database.sql("""
                        insert into held_activities (id, org_id, kind, held_on)
                        select id, "orgId", kind, "heldOn" from jsonb_to_recordset(:rows::jsonb)
                            as t(id uuid, "orgId" uuid, kind text, "heldOn" date)
                        on conflict do nothing
                        """).bind("rows", Batch.of(json, rows)).then();
    }

    /// What stars read of `activity.closed.v1`.
    record Closed(UUID id, UUID orgId, String kind, Instant startsAt) {

        Held held() {
            return new Held(id, orgId, kind, BusinessTime.dateOf(startsAt));
        }
    }

    /// A held activity as it is kept.
    record Held(UUID id, UUID orgId, String kind, LocalDate heldOn) {}
}
