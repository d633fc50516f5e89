package dangjian.gateway.activation;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class ActivationRepository {

    private static final String SECRET = "the code is the key: whoever issued it has had the member in scope";

    private final DatabaseClient database;
    private final ObjectMapper json;

    ActivationRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The path of an organisation.
    Mono<String> path(UUID orgId, Scope scope) {
        return scope.bind(database.sql("select path from orgs where id = :id and path ^@ any(:scope)"))
                .bind("id", orgId)
                .mapValue(String.class)
                .one();
    }

    /// Members below a path who have no account yet, branch by branch.
    ///
    /// @param members only these of them; all when empty
    Flux<Candidate> candidates(String path, Collection<UUID> members, int limit, Scope scope) {
        return scope.bind(database.sql("""
                        select m.id, m.name, o.name as branch
                        from members m join orgs o on o.id = m.org_id
                        where o.path ^@ :path and o.path ^@ any(:scope) and m.holds
                            and (cardinality(:members::uuid[]) = 0 or m.id = any(:members))
                            and not exists (select from accounts a where a.member_id = m.id)
                        order by o.path, m.id limit :limit
                        """))
                .bind("path", path)
                .bind("members", members.toArray(UUID[]::new))
                .bind("limit", limit)
                .mapProperties(Candidate.class)
                .all();
    }

    /// Writes codes in place of those that their members had before.
    Mono<Long> issue(List<Issued> codes, UUID by, Instant now, Instant until, Scope scope) {
        return scope.bind(database.sql("""
                        insert into activation_codes (member_id, hash, issued_by, issued_at, expires_at)
                        select m.id, decode(t.hash, 'hex'), :by, :now, :until
                        from jsonb_to_recordset(:rows::jsonb) as t("memberId" uuid, hash text)
                            join members m on m.id = t."memberId"
                            join orgs o on o.id = m.org_id and o.path ^@ any(:scope)
                        on conflict (member_id) do update set hash = excluded.hash, issued_by = excluded.issued_by,
                            issued_at = excluded.issued_at, expires_at = excluded.expires_at, used_at = null,
                            failures = 0
                        """))
                .bind("rows", Batch.of(json, codes))
                .bind("by", by)
                .bind("now", now)
                .bind("until", until)
                .fetch()
                .rowsUpdated();
    }

    Flux<ActivationView> list(@Nullable String path, Paging paging, Scope scope) {
        var after = paging.after();
        return scope.bind(database.sql("""
                        select m.id as member_id, m.name, m.org_id, c.issued_at, c.expires_at,
                            exists (select from accounts a where a.member_id = m.id) as is_active
                        from members m join orgs o on o.id = m.org_id
                            left join activation_codes c on c.member_id = m.id
                        where o.path ^@ any(:scope) and (:path::text is null or o.path ^@ :path) and m.holds
                            and (:after::uuid is null or m.id > :after)
                        order by m.id limit :rows
                        """))
                .bind("path", Parameter.fromOrEmpty(path, String.class))
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                .bind("rows", paging.rows())
                .mapProperties(ActivationView.class)
                .all();
    }

    Mono<Long> count(@Nullable String path, Scope scope) {
        return scope.bind(database.sql("""
                        select count(*) from members m join orgs o on o.id = m.org_id
                        where o.path ^@ any(:scope) and (:path::text is null or o.path ^@ :path) and m.holds
                        """))
                .bind("path", Parameter.fromOrEmpty(path, String.class))
                .mapValue(Long.class)
                .one();
    }

    /// The member whom this code is for, if it may still be used.
    @Unscoped(SECRET)
    Mono<Holder> open(byte[] hash, Instant now, int tries) {
        return database.sql("""
                        select m.id, m.org_id, m.name
                        from activation_codes c join members m on m.id = c.member_id
                        where c.hash = :hash and c.used_at is null and c.expires_at > :now and c.failures < :tries
                            and m.holds and not exists (select from accounts a where a.member_id = m.id)
                        """)
                .bind("hash", hash)
                .bind("now", now)
                .bind("tries", tries)
                .mapProperties(Holder.class)
                .one();
    }

    /// Uses the code up; false when somebody else has done so meanwhile.
    @Unscoped(SECRET)
    Mono<Boolean> use(byte[] hash, Instant now) {
        return database.sql("update activation_codes set used_at = :now where hash = :hash and used_at is null")
                .bind("hash", hash)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(SECRET)
    Mono<Void> failed(byte[] hash) {
        return database.sql("update activation_codes set failures = failures + 1 where hash = :hash")
                .bind("hash", hash)
                .then();
    }

    @Unscoped("nobody calls; it forgets what is over")
    Mono<Void> forgetBefore(Instant end) {
        return database.sql("delete from activation_codes where expires_at < :end")
                .bind("end", end)
                .then();
    }

    /// A member who may get a code.
    record Candidate(UUID id, @Nullable String name, String branch) {}

    /// A code as it is kept, in hexadecimal.
    record Issued(UUID memberId, String hash) {}

    /// The member whom a code is for.
    record Holder(UUID id, UUID orgId, @Nullable String name) {}
}
