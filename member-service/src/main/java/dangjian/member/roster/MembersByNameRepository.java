package dangjian.member.roster;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import dangjian.member.roster.MembersByName.Bearer;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class MembersByNameRepository {

    private static final String SELECT =
            "select m.id, m.org_id, m.name, m.stage, m.status, m.joined_on from members m ";

    private final DatabaseClient database;

    MembersByNameRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Bearer> find(Collection<String> names, Scope scope) {
        return scope.bind(database.sql(SELECT + "where m.name = any(:names) and m." + Scope.ORG_ID)
                        .bind("names", names.toArray(String[]::new)))
                .mapProperties(Bearer.class)
                .all();
    }

    @Unscoped("they are named in what was found in scope; nothing but the name is told")
    Flux<Bearer> of(Collection<UUID> ids) {
        return database.sql(SELECT + "where m.id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(Bearer.class)
                .all();
    }
}
