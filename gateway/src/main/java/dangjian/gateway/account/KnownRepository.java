package dangjian.gateway.account;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/// Looks up what a request about accounts names.
@Repository
class KnownRepository {

    private static final UUID NOBODY = new UUID(0, 0);

    private final DatabaseClient database;

    KnownRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Known.Place> places(Collection<UUID> organizations, Scope scope) {
        return scope.bind(database.sql("""
                        select id, parent_id, path from orgs where id = any(:ids) and path ^@ any(:scope)
                        """))
                .bind("ids", organizations.toArray(UUID[]::new))
                .mapProperties(Known.Place.class)
                .all();
    }

    Flux<Membership> memberships(Collection<UUID> members, Scope scope) {
        return scope.bind(database.sql(
                        "select id, org_id from members where id = any(:ids) and holds and " + Scope.ORG_ID))
                .bind("ids", members.toArray(UUID[]::new))
                .mapProperties(Membership.class)
                .all();
    }

    @Unscoped("a name is taken wherever the account that has it belongs")
    Flux<String> takenNames(Collection<String> usernames) {
        return database.sql("select username from accounts where username = any(:names)")
                .bind("names", usernames.toArray(String[]::new))
                .mapValue(String.class)
                .all();
    }

    @Unscoped("a member has one account, wherever it belongs")
    Flux<UUID> takenMembers(Collection<UUID> members, @Nullable UUID by) {
        return database.sql("select member_id from accounts where member_id = any(:ids) and id <> :by")
                .bind("ids", members.toArray(UUID[]::new))
                .bind("by", by == null ? NOBODY : by)
                .mapValue(UUID.class)
                .all();
    }

    /// A member and the branch it belongs to.
    record Membership(UUID id, UUID orgId) {}
}
