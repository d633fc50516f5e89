package dangjian.member.badge;

import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Plaques and posts as a ledger names them.
@Repository
class PlaqueLedgerRepository {

    private final DatabaseClient database;

    PlaqueLedgerRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<Line>> page(@Nullable UUID under, @Nullable UUID member, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select p.id, o.name as organization, m.name as holder, p.kind, p.title, p.place, p.granted_on,
                                    p.ends_on, p.removed_on, p.remove_reason
                                from plaques p join orgs o on o.id = p.org_id and o.path ^@ any(:scope)
                                left join members m on m.id = p.member_id
                                where p.id > :after
                                    and (:member::uuid is null or p.member_id = :member)
                                    and (:under::uuid is null or o.path ^@ (select path from orgs where id = :under))
                                order by p.id limit :rows
                                """)
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("member", Parameter.fromOrEmpty(member, UUID.class))
                        .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(Line.class)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, paging, line -> List.of(line.id())));
    }

    /// What these members hold now: member, kind and title.
    Mono<Set<List<Object>>> held(Collection<UUID> members, Scope scope) {
        return scope.bind(database.sql("""
                                select member_id, kind, title from plaques
                                where member_id = any(:members) and removed_on is null and
                                """ + Scope.ORG_ID).bind("members", members.toArray(UUID[]::new)))
                .mapProperties(Holding.class)
                .all()
                .map(Holding::key)
                .collect(Collectors.toSet());
    }

    /// A line of the ledger.
    ///
    /// @param holder absent where the organisation itself holds it
    record Line(
            UUID id,
            String organization,
            @Nullable String holder,
            Plaque.Kind kind,
            String title,
            String place,
            LocalDate grantedOn,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate removedOn,
            @Nullable String removeReason) {}

    /// What somebody holds.
    record Holding(UUID memberId, Plaque.Kind kind, String title) {

        List<Object> key() {
            return List.of(memberId, kind, title);
        }
    }
}
