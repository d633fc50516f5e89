package dangjian.member.badge;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class BadgeEventRepository {

    private final DatabaseClient database;

    BadgeEventRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<BadgeEvent> list(@Nullable UUID under, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select e.*, (select count(*) from badge_event_representatives r where r.event_id = e.id)
                                    as representatives
                                from badge_events e
                                where e.id > :after
                                    and (:under::uuid is null or e.org_id in (select below.id from orgs below
                                        join orgs top on below.path ^@ top.path where top.id = :under))
                                    and e.org_id in (select id from orgs where path ^@ any(:scope))
                                order by e.id limit :rows
                                """)
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(BadgeEvent.class)
                .all();
    }

    /// Empty when the organisation is not in the scope.
    Mono<BadgeEvent> insert(BadgeEvent event, Scope scope) {
        return scope.bind(database.sql("""
                                insert into badge_events (id, org_id, title, place, held_on, created_at, recorder)
                                select :id, o.id, :title, :place, :heldOn, :createdAt, :recorder from orgs o
                                where o.id = :org and o.path ^@ any(:scope)
                                """)
                        .bind("id", event.id())
                        .bind("org", event.orgId())
                        .bind("title", event.title())
                        .bind("place", event.place())
                        .bind("heldOn", event.heldOn())
                        .bind("createdAt", event.createdAt())
                        .bind("recorder", event.recorder()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> event);
    }

    @Unscoped("event and members were found within the scope")
    Mono<Void> insertRepresentatives(UUID event, Collection<UUID> members) {
        return database.sql("insert into badge_event_representatives select :event, unnest(:members)")
                .bind("event", event)
                .bind("members", members.toArray(UUID[]::new))
                .then();
    }
}
