package dangjian.gateway.client;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class QuotaRepository {

    private final DatabaseClient database;

    QuotaRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Takes requests out of a window for one replica, as many of them as are left.
    ///
    /// @return how many have been taken by all replicas now, and how many of them by this call
    @Unscoped("a client's own count")
    Mono<Lease> lease(UUID client, QuotaSpan span, Instant start, int wanted, int limit) {
        return database.sql("""
                        insert into client_quotas as q (client_id, span, starts_at, used)
                        values (:client, :span, :start, least(:wanted, :limit))
                        on conflict (client_id, span) do update set starts_at = excluded.starts_at,
                            used = case when q.starts_at = excluded.starts_at
                                then greatest(q.used, least(q.used + :wanted, :limit)) else excluded.used end
                        where q.starts_at <= excluded.starts_at
                        returning new.used as used,
                            new.used - case when old.starts_at = new.starts_at then old.used else 0 end as taken
                        """)
                .bind("client", client)
                .bind("span", span.name())
                .bind("start", start)
                .bind("wanted", wanted)
                .bind("limit", limit)
                .mapProperties(Lease.class)
                .one()
                .defaultIfEmpty(new Lease(limit, 0));
    }

    record Lease(int used, int taken) {}
}
