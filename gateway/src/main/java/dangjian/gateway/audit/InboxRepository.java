package dangjian.gateway.audit;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class InboxRepository {

    private static final String WHOLE = "the audit trail belongs to no organisation; only its administrator reads it";

    private final DatabaseClient database;

    InboxRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped(WHOLE)
    Mono<Void> add(AuditEntry entry) {
        var statement = database.sql("""
                        insert into audit_inbox (id, at, kind, action, objects, account, address, status, detail)
                        values (:id, :at, :kind, :action, :objects, nullif(:account, ''), nullif(:address, ''),
                                nullif(:status, 0), nullif(:detail, ''))""")
                .bind("id", entry.id())
                .bind("at", entry.at())
                .bind("kind", entry.kind().name())
                .bind("action", entry.action())
                .bind("objects", entry.objects().toArray(UUID[]::new))
                .bind("account", entry.account() == null ? "" : entry.account())
                .bind("address", entry.address() == null ? "" : entry.address())
                .bind("status", entry.status() == null ? 0 : entry.status())
                .bind("detail", entry.detail() == null ? "" : entry.detail());
        return statement.then();
    }

    /// Adds how it ended, unless it has already gone into the chain without.
    @Unscoped(WHOLE)
    Mono<Boolean> finish(AuditEntry entry) {
        return database.sql("""
                        update audit_inbox
                        set status = :status, objects = :objects, account = nullif(:account, ''),
                            detail = nullif(:detail, '')
                        where id = :id""")
                .bind("id", entry.id())
                .bind("objects", entry.objects().toArray(UUID[]::new))
                .bind("account", entry.account() == null ? "" : entry.account())
                .bind("status", entry.status() == null ? 0 : entry.status())
                .bind("detail", entry.detail() == null ? "" : entry.detail())
                .fetch()
                .rowsUpdated()
                .map(count -> count > 0);
    }

    /// The oldest entries that are complete, or will never be.
    @Unscoped(WHOLE)
    Flux<AuditEntry> complete(Instant abandonedBefore, int limit) {
        return database.sql("""
                        select * from audit_inbox
                        where status is not null or at < :before order by id limit :limit for update skip locked""")
                .bind("before", abandonedBefore)
                .bind("limit", limit)
                .map(AuditRows::entry)
                .all();
    }

    @Unscoped(WHOLE)
    Mono<Void> remove(UUID[] ids) {
        return database.sql("delete from audit_inbox where id = any(:ids)")
                .bind("ids", ids)
                .then();
    }
}
