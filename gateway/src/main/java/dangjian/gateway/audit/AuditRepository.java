package dangjian.gateway.audit;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class AuditRepository {

    private static final String WHOLE = "the audit trail belongs to no organisation; only its administrator reads it";
    private static final int READ_AHEAD = 500;

    private final DatabaseClient database;

    AuditRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The newest first.
    @Unscoped(WHOLE)
    Flux<AuditLink> page(AuditSearch search, Paging paging) {
        var after = paging.after();
        return database.sql("select * from audit_entries where place < :before%s order by place desc limit :limit"
                        .formatted(search.conditions()))
                .bindValues(search.values())
                .bind("before", after == null ? Long.MAX_VALUE : after.number(0))
                .bind("limit", paging.rows())
                .map(AuditRows::link)
                .all();
    }

    /// Who has one of these ids: accounts and other systems, all in one question.
    @Unscoped("whoever reads the trail must know who it was")
    Mono<AuditNames> names(Collection<UUID> ids) {
        return database.sql("""
                        select id, username, name from accounts where id = any(:ids)
                        union all select id, null, name from clients where id = any(:ids)
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(AuditNames.Named.class)
                .all()
                .collectMap(AuditNames.Named::id)
                .map(AuditNames::new);
    }

    @Unscoped(WHOLE)
    Mono<Long> count(AuditSearch search) {
        return database.sql("select count(*) from audit_entries where true%s".formatted(search.conditions()))
                .bindValues(search.values())
                .map(row -> AuditRows.need(row, "count", Long.class))
                .one();
    }

    /// All of them, the oldest first, as fast as they are taken.
    @Unscoped(WHOLE)
    Flux<AuditLink> all(AuditSearch search) {
        return database.sql("select * from audit_entries where true%s order by place".formatted(search.conditions()))
                .filter(statement -> statement.fetchSize(READ_AHEAD))
                .bindValues(search.values())
                .map(AuditRows::link)
                .all();
    }
}
