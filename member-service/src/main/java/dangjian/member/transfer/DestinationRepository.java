package dangjian.member.transfer;

import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class DestinationRepository {

    private final DatabaseClient database;

    DestinationRepository(DatabaseClient database) {
        this.database = database;
    }

    /// An organisation that exists today in the scope, and the nearest basic committee at or above it.
    Mono<Place> find(UUID id, Scope scope) {
        return scope.bind(database.sql("""
                                select o.id, o.name, o.id <> c.id as is_branch, c.id as committee_id, c.name as committee_name
                                from orgs o
                                join orgs c on o.path ^@ c.path
                                    and c.kind in ('COMMITTEE', 'WORKING_COMMITTEE', 'DISTRICT_COMMITTEE')
                                where o.id = :id and o.path ^@ any(:scope) and o.dissolved_on is null
                                order by length(c.path) desc limit 1
                                """).bind("id", id))
                .mapProperties(Place.class)
                .one();
    }

    /// @param isBranch whether it stands below its committee
    record Place(UUID id, String name, boolean isBranch, UUID committeeId, String committeeName) {

        Side side() {
            return new Side(isBranch ? id : null, committeeId, name, committeeName);
        }
    }
}
