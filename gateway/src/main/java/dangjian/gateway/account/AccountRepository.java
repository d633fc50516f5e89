package dangjian.gateway.account;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class AccountRepository {

    private static final String SELECT = """
            select a.id, a.username, a.name, a.member_id, a.suspended_at, a.version, a.password_provisional, a.password_changed_at,
                exists (select from account_factors f
                    where f.account_id = a.id and f.secret is not null) as has_factor,
                (select array_agg(g.role || '@' || g.org_id || '@' || coalesce(o.path, '') order by g.role, g.org_id)
                 from account_grants g left join orgs o on o.id = g.org_id where g.account_id = a.id) as grants,
                (select array_agg(p.role || '@' || p.org_id || '@' || coalesce(o.path, '') order by p.role, p.org_id)
                 from grant_proposals p left join orgs o on o.id = p.org_id
                 where p.account_id = a.id and p.decision is null) as pending
            from accounts a
            """;

    private static final String VISIBLE = """
            ('' = any(:scope) or exists (select from account_grants g join orgs o on o.id = g.org_id
                where g.account_id = a.id and o.path ^@ any(:scope)))
            """;

    private static final String SELECTED = VISIBLE + """
            and (:role::text is null and :path::text is null or exists (
                select from account_grants g join orgs o on o.id = g.org_id
                where g.account_id = a.id and o.path ^@ any(:scope)
                    and (:role::text is null or g.role = :role) and (:path::text is null or o.path ^@ :path)))
            """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    AccountRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Account> find(UUID id, Scope scope) {
        return accounts(scope.bind(database.sql(SELECT + "where a.id = :id and " + VISIBLE))
                        .bind("id", id))
                .singleOrEmpty();
    }

    Flux<Account> list(Scope scope, @Nullable String path, @Nullable Role role, Paging paging) {
        var after = paging.after();
        return accounts(selected(
                        SELECT + "where " + SELECTED
                                + "and (:after::text is null or a.username > :after) order by a.username limit :rows",
                        scope,
                        path,
                        role)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.text(0), String.class))
                .bind("rows", paging.rows()));
    }

    Mono<Long> count(Scope scope, @Nullable String path, @Nullable Role role) {
        return selected("select count(*) from accounts a where " + SELECTED, scope, path, role)
                .mapValue(Long.class)
                .one();
    }

    /// Writes accounts with their grants; a grant outside the scope is not written.
    ///
    /// @return how many grants were written
    Mono<Long> insert(Collection<NewAccount> accounts, Scope scope) {
        return scope.bind(database.sql("""
                        with drafts as (
                            select * from jsonb_to_recordset(:rows::jsonb)
                                as t(id uuid, username text, name text, hash text, provisional boolean, "memberId" uuid,
                                    grants jsonb)),
                        made as (
                            insert into accounts (id, username, name, password, password_provisional, member_id)
                            select id, username, name, hash, provisional, "memberId" from drafts)
                        insert into account_grants (account_id, role, org_id)
                        select d.id, g.role, o.id
                        from drafts d, jsonb_to_recordset(d.grants) as g(role text, "orgId" uuid)
                            join orgs o on o.id = g."orgId" and o.path ^@ any(:scope)
                        """))
                .bind("rows", Batch.of(json, accounts))
                .fetch()
                .rowsUpdated();
    }

    /// Replaces the grants of an account; a grant outside the scope is not written.
    ///
    /// @return how many grants were written; nothing when the version is no longer the current one
    Mono<Long> replaceGrants(UUID id, int version, List<Grant> grants, @Nullable UUID memberId, Scope scope) {
        var accounts = database.sql("""
                        update accounts set version = version + 1, member_id = :member
                        where id = :id and version = :version
                        """)
                .bind("id", id)
                .bind("version", version)
                .bind("member", Parameter.fromOrEmpty(memberId, UUID.class))
                .fetch()
                .rowsUpdated();
        var removal = database.sql("delete from account_grants where account_id = :id")
                .bind("id", id)
                .then();
        var addition = scope.bind(database.sql("""
                        insert into account_grants (account_id, role, org_id)
                        select :id, g.role, o.id
                        from jsonb_to_recordset(:grants::jsonb) as g(role text, "orgId" uuid)
                            join orgs o on o.id = g."orgId" and o.path ^@ any(:scope)
                        """))
                .bind("id", id)
                .bind("grants", Batch.of(json, grants))
                .fetch()
                .rowsUpdated();
        return accounts.filter(rows -> rows == 1).flatMap(rows -> removal.then(addition));
    }

    /// Adds a grant, unless it lies outside the scope or the version is no longer the current one.
    ///
    /// @return how many grants were written
    Mono<Long> addGrant(UUID id, int version, Grant grant, Scope scope) {
        return scope.bind(database.sql("""
                        with changed as (
                            update accounts set version = version + 1 where id = :id and version = :version returning id)
                        insert into account_grants (account_id, role, org_id)
                        select changed.id, :role, o.id
                        from changed join orgs o on o.id = :org and o.path ^@ any(:scope)
                        """))
                .bind("id", id)
                .bind("version", version)
                .bind("role", grant.role().name())
                .bind("org", grant.orgId())
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> suspend(UUID id, @Nullable Instant since, Scope scope) {
        return scope.bind(database.sql("""
                        update accounts a set suspended_at = :since, version = version + 1 where a.id = :id and
                        """ + VISIBLE))
                .bind("id", id)
                .bind("since", Parameter.fromOrEmpty(since, Instant.class))
                .then();
    }

    @Unscoped("the caller has found the account within a scope, or it is the caller's own")
    Mono<Void> changePassword(UUID id, String hash, boolean isProvisional, Instant at) {
        return database.sql("""
                        update accounts set password = :hash, password_provisional = :provisional,
                            password_changed_at = :at, version = version + 1
                        where id = :id
                        """)
                .bind("id", id)
                .bind("hash", hash)
                .bind("provisional", isProvisional)
                .bind("at", at)
                .then();
    }

    /// Keeps the present password among the former ones, and of these so many.
    @Unscoped("the caller has found the account within a scope, or it is the caller's own")
    Mono<Void> keepPassword(UUID id, int number) {
        var addition = database.sql("""
                        insert into password_history (account_id, password, set_at)
                        select id, password, password_changed_at from accounts where id = :id
                        on conflict do nothing
                        """).bind("id", id).then();
        var removal = database.sql("""
                        delete from password_history where account_id = :id and set_at not in (
                            select set_at from password_history where account_id = :id
                            order by set_at desc limit :number)
                        """).bind("id", id).bind("number", number).then();
        return addition.then(removal);
    }

    /// The hashes of the present password and of so many former ones.
    @Unscoped("an account compares with its own")
    Flux<String> lastPasswords(UUID id, int former) {
        return database.sql("""
                        select password from accounts where id = :id
                        union all
                        (select password from password_history where account_id = :id
                            order by set_at desc limit :former)
                        """)
                .bind("id", id)
                .bind("former", former)
                .mapValue(String.class)
                .all();
    }

    /// Writes the same password under another hash, unless it has been changed meanwhile.
    @Unscoped("its holder has just signed in with the password")
    Mono<Void> rehash(UUID id, String former, String hash) {
        return database.sql("update accounts set password = :hash where id = :id and password = :former")
                .bind("id", id)
                .bind("former", former)
                .bind("hash", hash)
                .then();
    }

    @Unscoped("an account reads itself")
    Mono<Account> own(UUID id) {
        return accounts(database.sql(SELECT + "where a.id = :id").bind("id", id))
                .singleOrEmpty();
    }

    @Unscoped("nobody has signed in yet")
    Mono<Credential> credential(String username) {
        return database.sql("select id, password as hash from accounts where username = :username")
                .bind("username", username)
                .mapProperties(Credential.class)
                .one();
    }

    private static GenericExecuteSpec bindAll(
            GenericExecuteSpec statement, @Nullable String path, @Nullable Role role) {
        return statement
                .bind("path", Parameter.fromOrEmpty(path, String.class))
                .bind("role", Parameter.fromOrEmpty(role == null ? null : role.name(), String.class));
    }

    private GenericExecuteSpec selected(String sql, Scope scope, @Nullable String path, @Nullable Role role) {
        return bindAll(scope.bind(database.sql(sql)), path, role);
    }

    private static Flux<Account> accounts(GenericExecuteSpec statement) {
        return statement.mapProperties(Row.class).all().map(Row::account);
    }

    /// An account as one row.
    record Row(
            UUID id,
            String username,
            String name,
            @Nullable UUID memberId,
            @Nullable Instant suspendedAt,
            int version,
            boolean passwordProvisional,
            Instant passwordChangedAt,
            boolean hasFactor,
            String @Nullable [] grants,
            String @Nullable [] pending) {

        Account account() {
            var protection = new Protection(hasFactor, passwordProvisional, passwordChangedAt);
            return new Account(
                    id, username, name, memberId, placed(grants), placed(pending), protection, suspendedAt, version);
        }

        private static List<PlacedGrant> placed(String @Nullable [] grants) {
            return grants == null
                    ? List.of()
                    : Arrays.stream(grants).map(PlacedGrant::parse).toList();
        }
    }
}
