package dangjian.member.badge;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PlaqueRepository {

    private static final String SEEN =
            "(p.org_id in (select id from orgs where path ^@ any(:scope)) or p.member_id = :self)";

    private final DatabaseClient database;

    PlaqueRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Plaque> find(UUID id, Scope scope) {
        return scope.bindWithSelf(database.sql("select p.* from plaques p where p.id = :id and " + SEEN)
                        .bind("id", id))
                .mapProperties(Plaque.class)
                .one();
    }

    Flux<Plaque> list(@Nullable UUID under, @Nullable UUID member, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bindWithSelf(database.sql("""
                                select p.* from plaques p
                                where p.id > :after
                                    and (:member::uuid is null or p.member_id = :member)
                                    and (:under::uuid is null or p.org_id in (select below.id from orgs below
                                        join orgs top on below.path ^@ top.path where top.id = :under))
                                    and %s
                                order by p.id limit :rows
                                """.formatted(SEEN))
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("member", Parameter.fromOrEmpty(member, UUID.class))
                        .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(Plaque.class)
                .all();
    }

    /// Whether somebody is a member of the scope still: a holder may have left or gone elsewhere meanwhile.
    Mono<Boolean> isWithin(UUID member, Scope scope) {
        return scope.bind(database.sql("""
                                select exists (select from members
                                    where id = :member and status not in ('EXITED', 'EXPELLED') and merged_into is null and
                                """ + Scope.ORG_ID + ")").bind("member", member))
                .mapValue(Boolean.class)
                .one();
    }

    /// The title of the latest post (先锋岗) that a member holds.
    Mono<String> post(UUID member, Scope scope) {
        return scope.bind(database.sql("""
                                select title from plaques
                                where member_id = :member and kind = 'VANGUARD_POST' and removed_on is null and
                                """ + Scope.ORG_ID + " order by granted_on desc, id desc limit 1")
                        .bind("member", member))
                .mapValue(String.class)
                .one();
    }

    /// Empty when the organisation is not in the scope.
    Mono<Plaque> insert(Plaque plaque, Scope scope) {
        return scope.bind(database.sql("""
                                insert into plaques (id, kind, title, org_id, member_id, place, granted_on, ends_on,
                                    removed_on, remove_reason, version)
                                select :id, :kind, :title, o.id, :memberId, :place, :grantedOn, :endsOn,
                                    :removedOn, :removeReason, :version
                                from orgs o where o.id = :orgId and o.path ^@ any(:scope) and o.dissolved_on is null
                                """)
                        .bindProperties(plaque)
                        .bind("kind", plaque.kind().name()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> plaque);
    }

    /// Empty when somebody else was faster.
    Mono<Plaque> update(Plaque plaque, Scope scope) {
        return scope.bind(database.sql("""
                                update plaques set removed_on = :removedOn, remove_reason = :removeReason,
                                    version = :version
                                where id = :id and version = :version - 1 and
                                """ + Scope.ORG_ID)
                        .bind("id", plaque.id())
                        .bind("removedOn", Parameter.fromOrEmpty(plaque.removedOn(), LocalDate.class))
                        .bind("removeReason", Parameter.fromOrEmpty(plaque.removeReason(), String.class))
                        .bind("version", plaque.version()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> plaque);
    }
}
