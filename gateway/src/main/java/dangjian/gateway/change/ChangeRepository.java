package dangjian.gateway.change;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class ChangeRepository {

    /// How far one reading looks for changes within the scope.
    private static final int WINDOW = 10_000;

    private static final String CHANGES = """
            select c.position, c.event_id, c.type, c.subject, c.occurred_at, c.data,
                not (coalesce(c.path ^@ any(:scope), false)
                    or exists (select from orgs o where o.id in (c.org_id, c.other_org_id) and o.path ^@ any(:scope))) as has_left
            from changes c
            where c.type = any(:types) and (c.path ^@ any(:scope) or c.former_path ^@ any(:scope)
                or exists (select from orgs o where o.id in (c.org_id, c.other_org_id) and o.path ^@ any(:scope))
                or exists (select from orgs o where o.id = c.former_org_id and o.path ^@ any(:scope)))
            """;

    private final DatabaseClient database;

    ChangeRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The next changes behind a position, in one snapshot with where the feed begins and ends; a row without a
    /// change when there is none.
    ///
    /// A change is seen by whoever reaches one of its organisations now, or the place where it stood then; whoever
    /// reaches only the place that it has moved away from sees that it has left.
    Flux<Row> after(long position, int limit, List<String> types, Scope scope) {
        return scope.bind(database.sql("""
                        select f.last_position, f.forgotten_to, least(f.last_position, :after + %d) as looked_to, s.*
                        from change_feed f left join lateral (%s
                                and c.position > :after and c.position <= least(f.last_position, :after + %d)
                            order by c.position limit :limit) s on true
                        order by s.position
                        """.formatted(WINDOW, CHANGES, WINDOW)))
                .bind("after", position)
                .bind("limit", limit)
                .bind("types", types.toArray(String[]::new))
                .mapProperties(Row.class)
                .all();
    }

    /// These changes as the scope sees them now.
    Flux<Change> at(List<Long> positions, List<String> types, Scope scope) {
        return scope.bind(database.sql(CHANGES + "and c.position = any(:positions) order by c.position"))
                .bind("positions", positions.toArray(Long[]::new))
                .bind("types", types.toArray(String[]::new))
                .mapProperties(Change.class)
                .all();
    }

    @Unscoped("where the feed ends says nothing about what is in it")
    Mono<Long> lastPosition() {
        return database.sql("select last_position from change_feed")
                .mapValue(Long.class)
                .one();
    }

    /// @param lookedTo everything up to there has been looked at
    record Row(
            long lastPosition,
            long forgottenTo,
            long lookedTo,
            @Nullable Long position,
            @Nullable UUID eventId,
            @Nullable String type,
            @Nullable UUID subject,
            @Nullable Instant occurredAt,
            @Nullable String data,
            @Nullable Boolean hasLeft) {}
}
