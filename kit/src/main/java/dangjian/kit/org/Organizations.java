package dangjian.kit.org;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Subtrees;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads the service's copy of the organisation tree. The copy lags behind org-service by an event.
public final class Organizations implements Subtrees {

    private final DatabaseClient database;

    Organizations(DatabaseClient database) {
        this.database = database;
    }

    /// The organisation, if it lies in the scope.
    public Mono<Organization> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from orgs where id = :id and path ^@ any(:scope)")
                        .bind("id", id))
                .mapProperties(Organization.class)
                .one();
    }

    /// Nothing where no organisation is named, or one that lies in the scope.
    ///
    /// @return a problem `org.unknown` where it does not
    public Mono<Void> mustKnow(@Nullable UUID id, Scope scope) {
        return id == null
                ? Mono.empty()
                : find(id, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .then();
    }

    /// The organisations of this full name (党组织全称) in the scope.
    public Flux<Organization> named(Collection<String> names, Scope scope) {
        return scope.bind(database.sql("select * from orgs where name = any(:names) and path ^@ any(:scope)")
                        .bind("names", names.toArray(String[]::new)))
                .mapProperties(Organization.class)
                .all();
    }

    /// The organisations at the tops of the scope's subtrees.
    public Flux<Organization> roots(Scope scope) {
        return scope.bind(database.sql("select * from orgs where path = any(:scope) order by path"))
                .mapProperties(Organization.class)
                .all();
    }

    @Override
    public Flux<String> paths(Collection<UUID> ids) {
        return database.sql("""
                        select o.path from orgs o
                        where o.id = any(:ids) and not exists (
                            select from orgs wider
                            where wider.id = any(:ids) and wider.id <> o.id and o.path ^@ wider.path)
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(String.class)
                .all();
    }
}
