package dangjian.member.exit;

import dangjian.kit.web.Scope;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class AnnulmentRepository {

    private static final String IN_SCOPE = """
            exit_id in (select e.id from exits e join members m on m.id = e.member_id
                where m.org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    private final DatabaseClient database;

    AnnulmentRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Annulment> find(UUID exit, UUID id, Scope scope) {
        return scope.bind(
                        database.sql("select * from exit_annulments where exit_id = :exit and id = :id and " + IN_SCOPE)
                                .bind("exit", exit)
                                .bind("id", id))
                .mapProperties(Annulment.class)
                .one();
    }

    /// All that were asked for of an exit, a handful.
    Flux<Annulment> of(UUID exit, Scope scope) {
        return scope.bind(database.sql(
                                "select * from exit_annulments where exit_id = :exit and " + IN_SCOPE + " order by id")
                        .bind("exit", exit))
                .mapProperties(Annulment.class)
                .all();
    }

    /// Empty when the exit is not in the scope.
    Mono<Annulment> insert(Annulment annulment, Scope scope) {
        return scope.bind(database.sql("""
                                insert into exit_annulments (id, exit_id, ground, requester_id, requester, requested_at,
                                    state, version)
                                select :id, e.id, :ground, :requesterId, :requester, :at, 'REQUESTED', 1
                                from exits e join members m on m.id = e.member_id
                                where e.id = :exit and m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("id", annulment.id())
                        .bind("exit", annulment.exitId())
                        .bind("ground", annulment.ground())
                        .bind("requesterId", annulment.requesterId())
                        .bind("requester", annulment.requester())
                        .bind("at", annulment.requestedAt()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> annulment);
    }

    /// Empty when somebody else was faster.
    Mono<Annulment> update(Annulment annulment, Scope scope) {
        return scope.bind(database.sql("""
                                update exit_annulments set state = :state, decider = :decider, decided_at = :at,
                                    note = :note, version = :version
                                where id = :id and version = :version - 1 and
                                """ + IN_SCOPE)
                        .bind("state", annulment.state().name())
                        .bind("decider", Parameter.fromOrEmpty(annulment.decider(), String.class))
                        .bind("at", Parameter.fromOrEmpty(annulment.decidedAt(), Instant.class))
                        .bind("note", Parameter.fromOrEmpty(annulment.note(), String.class))
                        .bind("id", annulment.id())
                        .bind("version", annulment.version()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> annulment);
    }
}
