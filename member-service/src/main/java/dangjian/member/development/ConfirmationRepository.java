package dangjian.member.development;

import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class ConfirmationRepository {

    private final DatabaseClient database;

    ConfirmationRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Whether a member of the scope has a development case that goes on, wherever it is kept.
    Mono<Boolean> hasCase(UUID member, Scope scope) {
        return scope.bind(database.sql("""
                                select exists (select from development_cases c join members m on m.id = c.member_id
                                    where m.id = :member and c.status in ('OPEN', 'SUSPENDED') and m.org_id in (select id from orgs where path ^@ any(:scope)))
                                """).bind("member", member))
                .mapValue(Boolean.class)
                .one();
    }
}
