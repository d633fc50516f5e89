package dangjian.member.roster;

import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Makes imports of one kind into one branch wait for each other: what one finds missing, no other one is adding.
@Repository
public class BranchLock {

    private final DatabaseClient database;

    BranchLock(DatabaseClient database) {
        this.database = database;
    }

    /// Held until the transaction ends.
    @Unscoped("keeps others waiting and tells nothing")
    public Mono<Void> hold(String kind, Collection<UUID> branches) {
        return database.sql("""
                        select pg_advisory_xact_lock(hashtextextended(:kind || ' ' || branch, 0))
                        from (select distinct branch from unnest(:branches) branch order by branch) ordered
                        """)
                .bind("kind", kind)
                .bind("branches", branches.toArray(UUID[]::new))
                .then();
    }
}
