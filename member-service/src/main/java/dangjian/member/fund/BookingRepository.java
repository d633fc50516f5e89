package dangjian.member.fund;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class BookingRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    BookingRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// @return how many were added: none when the organisation is out of scope, or it was taken back before
    Mono<Long> add(Booking booking, Scope scope) {
        return scope.bind(database.sql("""
            insert into dues_bookings (id, org_id, kind, category, booked_on, amount_fen, purpose,
                decision, corrects, recorded_at, account_id, account_name)
            select r.id, o.id, r.kind, r.category, "bookedOn", "amountFen", purpose, decision, corrects,
                "recordedAt", "accountId", "accountName"
            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "orgId" uuid, kind text, category text,
                "bookedOn" date, "amountFen" bigint, purpose text, decision text, corrects uuid,
                "recordedAt" timestamptz, "accountId" uuid, "accountName" text)
            join orgs o on o.id = r."orgId" and o.path ^@ any(:scope)
            on conflict do nothing
            """).bind("rows", Batch.of(json, Set.of(booking))))
                .fetch()
                .rowsUpdated();
    }

    Mono<Booking> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from dues_bookings where id = :id and " + Scope.ORG_ID)
                        .bind("id", id))
                .mapProperties(Booking.class)
                .one();
    }

    /// Interest and uses of the scope, the latest first.
    Flux<Booking> page(Scope scope, Paging paging) {
        return paging.bind(scope.bind(database.sql("select * from dues_bookings where " + Scope.ORG_ID
                        + " and (:after::uuid is null or id < :after) order by id desc limit :rows")))
                .mapProperties(Booking.class)
                .all();
    }
}
