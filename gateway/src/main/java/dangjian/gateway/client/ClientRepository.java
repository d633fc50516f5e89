package dangjian.gateway.client;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class ClientRepository {

    private static final String DISTRICT = "other systems belong to the district; only its administrators change them";
    private static final String SELECT = """
            select c.id, c.name, c.purpose, c.scopes, c.organizations, c.per_minute, c.per_day, c.jwks::text as jwks,
                c.access_version, c.suspended_at, c.version, (
                    select jsonb_build_object('id', p.id, 'scopes', p.scopes, 'organizations', p.organizations,
                        'proposedBy', p.proposed_by, 'proposedAt', p.proposed_at, 'expiresAt', p.expires_at)
                    from client_access_proposals p
                    where p.client_id = c.id and p.decision is null and p.expires_at > now())::text as pending_access, coalesce((
                    select jsonb_agg(jsonb_build_object('id', s.id, 'createdAt', s.created_at) order by s.id)
                    from client_secrets s where s.client_id = c.id), '[]')::text as secrets
            from clients c
            """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    ClientRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Unscoped(DISTRICT)
    Mono<Client> find(UUID id) {
        return database.sql(SELECT + "where c.id = :id")
                .bind("id", id)
                .map(this::client)
                .one();
    }

    @Unscoped(DISTRICT)
    Mono<Client> lock(UUID id) {
        return database.sql(SELECT + "where c.id = :id for update of c")
                .bind("id", id)
                .map(this::client)
                .one();
    }

    @Unscoped(DISTRICT)
    Flux<Client> list(Paging paging) {
        var after = paging.after();
        return database.sql(SELECT + "where :after::uuid is null or c.id > :after order by c.id limit :rows")
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                .bind("rows", paging.rows())
                .map(this::client)
                .all();
    }

    @Unscoped(DISTRICT)
    Mono<Void> insert(UUID id, String name, String purpose, Client.Quota quota) {
        return database.sql("""
                        insert into clients (id, name, purpose, per_minute, per_day)
                        values (:id, :name, :purpose, :perMinute, :perDay)
                        """)
                .bind("id", id)
                .bind("name", name)
                .bind("purpose", purpose)
                .bind("perMinute", quota.perMinute())
                .bind("perDay", quota.perDay())
                .then();
    }

    /// Grants scopes at organisations, all of them within the scope.
    ///
    /// @return whether they were all there and the version was the current one
    Mono<Boolean> grant(UUID id, int version, List<String> scopes, List<UUID> organizations, Scope scope) {
        return scope.bind(database.sql("""
                        update clients set scopes = :scopes, organizations = :organizations,
                            access_version = access_version + 1, version = version + 1
                        where id = :id and version = :version and (
                            select count(*) from orgs where id = any(:organizations) and path ^@ any(:scope))
                                = cardinality(:organizations)
                        """))
                .bind("id", id)
                .bind("version", version)
                .bind("scopes", scopes.toArray(String[]::new))
                .bind("organizations", organizations.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(DISTRICT)
    Mono<Void> allow(UUID id, Client.Quota quota) {
        return database.sql("""
                        update clients set per_minute = :perMinute, per_day = :perDay, version = version + 1
                        where id = :id
                        """)
                .bind("id", id)
                .bind("perMinute", quota.perMinute())
                .bind("perDay", quota.perDay())
                .then();
    }

    @Unscoped(DISTRICT)
    Mono<Void> suspend(UUID id, @Nullable Instant since) {
        return database.sql("""
                        update clients set suspended_at = :since, access_version = access_version + 1,
                            version = version + 1
                        where id = :id
                        """)
                .bind("id", id)
                .bind("since", Parameter.fromOrEmpty(since, Instant.class))
                .then();
    }

    @Unscoped(DISTRICT)
    Mono<Void> replaceKeys(UUID id, String jwks) {
        return database.sql("update clients set jwks = :jwks::jsonb, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("jwks", jwks)
                .then();
    }

    @Unscoped(DISTRICT)
    Mono<Void> addSecret(UUID id, UUID secret, byte[] hash, Instant now) {
        return database.sql("""
                        insert into client_secrets (id, client_id, hash, created_at) values (:secret, :id, :hash, :now)
                        """)
                .bind("secret", secret)
                .bind("id", id)
                .bind("hash", hash)
                .bind("now", now)
                .then();
    }

    @Unscoped(DISTRICT)
    Mono<Boolean> removeSecret(UUID id, UUID secret) {
        return database.sql("delete from client_secrets where id = :secret and client_id = :id")
                .bind("secret", secret)
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped("asked before the caller is known")
    Flux<SecretHash> secretHashes(UUID id) {
        return database.sql("select id, hash from client_secrets where client_id = :id order by id")
                .bind("id", id)
                .mapProperties(SecretHash.class)
                .all();
    }

    /// Uses an assertion up.
    ///
    /// @return whether it had not been used before
    @Unscoped("asked before the caller is known")
    Mono<Boolean> use(UUID id, byte[] jti, Instant end) {
        return database.sql("""
                        insert into client_assertions (client_id, jti, expires_at) values (:id, :jti, :end)
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bind("jti", jti)
                .bind("end", end)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped("nobody calls; it forgets what is over")
    Mono<Void> forgetAssertionsBefore(Instant end) {
        return database.sql("delete from client_assertions where expires_at < :end")
                .bind("end", end)
                .then();
    }

    /// Makes the version that has been read before an old one.
    @Unscoped(DISTRICT)
    Mono<Void> touch(UUID id) {
        return database.sql("update clients set version = version + 1 where id = :id")
                .bind("id", id)
                .then();
    }

    private Client client(Readable row) {
        var pending = row.get("pending_access", String.class);
        var jwks = text(row, "jwks");
        var secrets = List.of(json.readValue(text(row, "secrets"), Client.Secret[].class));
        return new Client(
                Objects.requireNonNull(row.get("id", UUID.class)),
                text(row, "name"),
                text(row, "purpose"),
                Arrays.asList(Objects.requireNonNull(row.get("scopes", String[].class))),
                Arrays.asList(Objects.requireNonNull(row.get("organizations", UUID[].class))),
                pending == null ? null : json.readValue(pending, AccessProposal.class),
                new Client.Quota(number(row, "per_minute"), number(row, "per_day")),
                jwks,
                secrets,
                credentials(secrets, jwks),
                number(row, "access_version"),
                row.get("suspended_at", Instant.class),
                number(row, "version"));
    }

    private static Set<String> credentials(List<Client.Secret> secrets, String jwks) {
        return Stream.concat(
                        secrets.stream().map(secret -> secret.id().toString()), ClientKeys.thumbprints(jwks).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }

    /// What is kept of a secret.
    record SecretHash(UUID id, byte[] hash) {}
}
