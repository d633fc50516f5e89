package dangjian.member.roster;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class ExportRepository {

    private final DatabaseClient database;

    ExportRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Export export, Scope scope) {
        return database.sql("""
                        insert into member_exports (id, exported_at, account_id, account_name, scope, criteria, fields,
                            is_clear, reason)
                        values (:id, :exportedAt, :accountId, :accountName, :scope, :criteria::jsonb, :fields, :isClear,
                            :reason)
                        """)
                .bind("id", export.id())
                .bind("exportedAt", export.exportedAt())
                .bind("accountId", export.accountId())
                .bind("accountName", export.accountName())
                .bind("scope", scope.paths().toArray(String[]::new))
                .bind("criteria", export.criteria())
                .bind("fields", export.fields())
                .bind("isClear", export.isClear())
                .bind("reason", export.reason())
                .then();
    }

    Mono<Void> finish(UUID export, int rows, Scope scope) {
        return scope.bind(database.sql("update member_exports set row_count = :rows where id = :id and scope = :scope")
                        .bind("id", export)
                        .bind("rows", rows))
                .then();
    }

    /// The exports that took nothing from outside the scope, the latest first.
    Flux<Export> list(Scope scope, Paging paging) {
        return paging.bind(scope.bind(database.sql("""
                        select id, exported_at, account_id, account_name, scope, criteria::text as criteria, fields,
                            is_clear, reason, row_count
                        from member_exports
                        where not exists (select from unnest(scope) path where not path ^@ any(:scope))
                            and (:after::uuid is null or id < :after)
                        order by id desc limit :rows
                        """)))
                .mapProperties(Export.class)
                .all();
    }
}
