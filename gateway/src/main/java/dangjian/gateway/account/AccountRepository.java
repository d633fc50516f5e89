package dangjian.gateway.account;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.time.LocalDate;
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
            select a.id, a.username, a.name, a.member_id, a.suspended_at, a.version,
                a.password_provisional, a.password_changed_at,
                exists (select from account_factors f
                    where f.account_id = a.id and f.secret is not null) as has_factor,
                (select array_agg(concat_ws('@', g.role, g.org_id, coalesce(g.valid_from::text, ''),
                    coalesce(g.valid_until::text, ''), coalesce(o.path, '')) order by g.role, g.org_id)
                 from account_grants g left join orgs o on o.id = g.org_id where g.account_id = a.id) as grants,
                (select array_agg(concat_ws('@', p.role, p.org_id, coalesce(p.valid_from::text, ''),
                    coalesce(p.valid_until::text, ''), coalesce(o.path, '')) order by p.role, p.org_id)
                 from grant_proposals p left join orgs o on o.id = p.org_id
                 where p.account_id = a.id and p.decision is null and p.expires_at > now()) as pending
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
            and (:username::text is null or a.username ^@ :username) and (:name::text is null or a.name ^@ :name)
            and (:unusedBefore::timestamptz is null or a.unused_since < :unusedBefore)
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

    Flux<Account> list(Scope scope, @Nullable String path, AccountSearch search, Paging paging) {
        var after = paging.after();
        return accounts(selected(
                        SELECT + "where " + SELECTED
                                + "and (:after::text is null or a.username > :after) order by a.username limit :rows",
                        scope,
                        path,
                        search)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.text(0), String.class))
                .bind("rows", paging.rows()));
    }

    Mono<Long> count(Scope scope, @Nullable String path, AccountSearch search) {
        return selected("select count(*) from accounts a where " + SELECTED, scope, path, search)
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
                                as t(id uuid, username text, name text, hash text, provisional boolean, "selfNamed" boolean, "memberId" uuid,
                                    posts jsonb)),
                        made as (
                            insert into accounts (id, username, name, password, password_provisional, is_self_named, member_id,
                                password_given_at)
                            select id, username, name, hash, provisional, "selfNamed", "memberId",
                                case when "selfNamed" then null else now() end
                            from drafts)
                        insert into account_grants (account_id, role, org_id, valid_from, valid_until)
                        select d.id, g.role, o.id, g."from", g.until
                        from drafts d, jsonb_to_recordset(d.posts)
                                as g(role text, "orgId" uuid, "from" date, until date)
                            join orgs o on o.id = g."orgId" and o.path ^@ any(:scope)
                        """))
                .bind("rows", Batch.of(json, accounts))
                .fetch()
                .rowsUpdated();
    }

    /// Replaces the grants of an account; a grant outside the scope is not written.
    ///
    /// @return how many grants were written; nothing when the version is no longer the current one
    Mono<Long> replaceGrants(UUID id, int version, List<Post> posts, @Nullable UUID memberId, Scope scope) {
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
                        insert into account_grants (account_id, role, org_id, valid_from, valid_until)
                        select :id, g.role, o.id, g."from", g.until
                        from jsonb_to_recordset(:posts::jsonb)
                                as g(role text, "orgId" uuid, "from" date, until date)
                            join orgs o on o.id = g."orgId" and o.path ^@ any(:scope)
                        """))
                .bind("id", id)
                .bind("posts", Batch.of(json, posts))
                .fetch()
                .rowsUpdated();
        return accounts.filter(rows -> rows == 1).flatMap(rows -> removal.then(addition));
    }

    /// Adds a grant, or gives it another time, unless it lies outside the scope or the version is no longer the current
    /// one.
    ///
    /// @return how many grants were written
    Mono<Long> addGrant(UUID id, int version, Post post, Scope scope) {
        return scope.bind(database.sql("""
                        with changed as (
                            update accounts set version = version + 1 where id = :id and version = :version returning id)
                        insert into account_grants (account_id, role, org_id, valid_from, valid_until)
                        select changed.id, :role, o.id, :from, :until
                        from changed join orgs o on o.id = :org and o.path ^@ any(:scope)
                        on conflict (account_id, role, org_id) do update set
                            valid_from = excluded.valid_from, valid_until = excluded.valid_until
                        """))
                .bind("id", id)
                .bind("version", version)
                .bind("role", post.role().name())
                .bind("org", post.orgId())
                .bind("from", Parameter.fromOrEmpty(post.from(), LocalDate.class))
                .bind("until", Parameter.fromOrEmpty(post.until(), LocalDate.class))
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> suspend(UUID id, Instant since, Scope scope) {
        return scope.bind(database.sql("""
                        update accounts a set suspended_at = :since, version = version + 1 where a.id = :id and
                        """ + VISIBLE))
                .bind("id", id)
                .bind("since", since)
                .then();
    }

    Mono<Void> resume(UUID id, Instant now, Scope scope) {
        return scope.bind(database.sql("""
                        update accounts a set suspended_at = null, unused_since = :now, version = version + 1
                        where a.id = :id and
                        """ + VISIBLE))
                .bind("id", id)
                .bind("now", now)
                .then();
    }

    @Unscoped("an account reads itself")
    Mono<Account> own(UUID id) {
        return accounts(database.sql(SELECT + "where a.id = :id").bind("id", id))
                .singleOrEmpty();
    }

    private GenericExecuteSpec selected(String sql, Scope scope, @Nullable String path, AccountSearch search) {
        var role = search.role();
        return scope.bind(database.sql(sql))
                .bind("path", Parameter.fromOrEmpty(path, String.class))
                .bind("role", Parameter.fromOrEmpty(role == null ? null : role.name(), String.class))
                .bind("username", Parameter.fromOrEmpty(search.username(), String.class))
                .bind("name", Parameter.fromOrEmpty(search.name(), String.class))
                .bind("unusedBefore", Parameter.fromOrEmpty(search.unusedBefore(), Instant.class));
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
