package dangjian.gateway.audit;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class ChainRepository {

    private static final String WHOLE = "the audit trail belongs to no organisation; only its administrator reads it";
    private static final long LOCK = 0x6175646974L; // "audit"

    private final DatabaseClient database;
    private final ObjectMapper json;

    ChainRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Whether this transaction alone may lengthen or cut the chain.
    @Unscoped(WHOLE)
    Mono<Boolean> lock() {
        return database.sql("select pg_try_advisory_xact_lock(%d)".formatted(LOCK))
                .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one();
    }

    @Unscoped(WHOLE)
    Mono<ChainHead> head() {
        return database.sql("select place, hash from audit_entries order by place desc limit 1")
                .map(AuditRows::head)
                .one()
                .switchIfEmpty(beginning().map(Cut::head))
                .defaultIfEmpty(ChainHead.NONE);
    }

    /// Where the chain begins that is still there; empty when nothing has been cut.
    @Unscoped(WHOLE)
    Mono<Cut> beginning() {
        return database.sql("select place, hash, key_id, seal from audit_cuts order by place desc limit 1")
                .map(row -> new Cut(
                        AuditRows.head(row), AuditRows.need(row, "key_id", String.class), AuditRows.bytes(row, "seal")))
                .one();
    }

    @Unscoped(WHOLE)
    Mono<Void> append(List<AuditLink> links) {
        return database.sql("""
                        insert into audit_entries
                            (place, id, at, kind, action, objects, account, address, status, detail, key_id, hash)
                        select place, id, at, kind, action, objects, account, address, status, detail, key_id,
                               decode(hash, 'hex')
                        from jsonb_to_recordset(:rows::jsonb) as link (
                            place bigint, id uuid, at timestamptz, kind text, action text, objects uuid[],
                            account text, address text, status int, detail text, key_id text, hash text)""")
                .bind("rows", Batch.of(json, links.stream().map(Row::of).toList()))
                .then();
    }

    /// The links behind a place, in order.
    @Unscoped(WHOLE)
    Flux<AuditLink> after(long place, int limit) {
        return database.sql("select * from audit_entries where place > :place order by place limit :limit")
                .bind("place", place)
                .bind("limit", limit)
                .map(AuditRows::link)
                .all();
    }

    /// The last entry of the newest whole segment in which everything is older than that.
    @Unscoped(WHOLE)
    Mono<ChainHead> lastOfOldSegments(Instant before, int segment) {
        return database.sql("""
                        select place, hash from audit_entries where place = (
                            select coalesce((select min(place) - 1 from audit_entries where at >= :before),
                                            (select max(place) from audit_entries)) / :segment * :segment)""")
                .bind("before", before)
                .bind("segment", (long) segment)
                .map(AuditRows::head)
                .one();
    }

    /// Deletes what lies up to the cut; returns how much that was.
    @Unscoped(WHOLE)
    Mono<Long> cut(Cut cut) {
        return database.sql("insert into audit_cuts (place, hash, key_id, seal) values (:place, :hash, :key, :seal)")
                .bind("place", cut.head().place())
                .bind("hash", cut.head().hash())
                .bind("key", cut.keyId())
                .bind("seal", cut.seal())
                .then()
                .then(database.sql("delete from audit_entries where place <= :place")
                        .bind("place", cut.head().place())
                        .fetch()
                        .rowsUpdated());
    }

    /// A place up to which entries were deleted because of their age, and the proof that it was us.
    record Cut(ChainHead head, String keyId, byte[] seal) {}

    /// A link as a row of a batch.
    private record Row(
            long place,
            UUID id,
            Instant at,
            String kind,
            String action,
            List<UUID> objects,
            @Nullable String account,
            @Nullable String address,
            @Nullable Integer status,
            @Nullable String detail,
            String key_id,
            String hash) {

        static Row of(AuditLink link) {
            var entry = link.entry();
            return new Row(
                    link.place(),
                    entry.id(),
                    entry.at(),
                    entry.kind().name(),
                    entry.action(),
                    entry.objects(),
                    entry.account(),
                    entry.address(),
                    entry.status(),
                    entry.detail(),
                    link.keyId(),
                    HexFormat.of().formatHex(link.hash()));
        }
    }
}
