package dangjian.gateway.webhook;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Unscoped;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class WebhookRepository {

    private static final String OWN = "the system's own webhooks, named by its id";
    private static final String NOBODY = "the dispatcher sends; what goes out is scoped by the change feed";
    private static final String COLUMNS = """
            w.id, w.client_id, w.url, w.types, w.secret, w.former_secret, w.former_until, w.position, w.failures,
            w.failing_since, w.suspended_at, w.suspended_for
            """;
    private static final String DELIVERIES = """
            select id, webhook_id, position, event_id, state, attempts, next_attempt_at, last_attempt_at, last_status,
                last_failure, created_at
            from webhook_deliveries
            """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    WebhookRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// @return whether there was room for one more
    @Unscoped(OWN)
    Mono<Boolean> insert(Webhook webhook, int greatestNumber, Instant now) {
        return database.sql("""
                        insert into webhooks (id, client_id, url, types, secret, position, not_before, created_at)
                        select :id, c.id, :url, :types, :secret, :position, :now, :now
                        from (select id from clients where id = :client for update) c
                        where (select count(*) from webhooks where client_id = :client) < :greatest
                        """)
                .bind("id", webhook.id())
                .bind("client", webhook.clientId())
                .bind("url", webhook.url())
                .bind("types", webhook.types().toArray(String[]::new))
                .bind("secret", webhook.secret())
                .bind("position", webhook.position())
                .bind("now", now)
                .bind("greatest", greatestNumber)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(OWN)
    Mono<Webhook> find(UUID id, UUID client) {
        return database.sql("select " + COLUMNS + " from webhooks w where w.id = :id and w.client_id = :client")
                .bind("id", id)
                .bind("client", client)
                .map(WebhookRepository::webhook)
                .one();
    }

    @Unscoped(OWN)
    Flux<Webhook> list(UUID client) {
        return database.sql("select " + COLUMNS + " from webhooks w where w.client_id = :client order by w.id")
                .bind("client", client)
                .map(WebhookRepository::webhook)
                .all();
    }

    @Unscoped(OWN)
    Mono<Void> delete(UUID id) {
        return database.sql("delete from webhooks where id = :id and suspended_for is distinct from 'ADMINISTRATOR'")
                .bind("id", id)
                .then();
    }

    @Unscoped(OWN)
    Mono<Void> replaceSecret(UUID id, byte[] secret, Instant formerUntil) {
        return database.sql("""
                        update webhooks set former_secret = secret, former_until = :until, secret = :secret
                        where id = :id
                        """)
                .bind("id", id)
                .bind("secret", secret)
                .bind("until", formerUntil)
                .then();
    }

    @Unscoped(OWN)
    Mono<Void> suspend(UUID id, Webhook.Suspension reason, Instant now) {
        return database.sql("""
                        update webhooks set suspended_at = :now, suspended_for = :reason
                        where id = :id and suspended_at is null
                        """)
                .bind("id", id)
                .bind("reason", reason.name())
                .bind("now", now)
                .then();
    }

    /// Sends again: from where it stopped, or from the end where the feed has forgotten that place; unless it has been
    /// suspended for something else meanwhile.
    @Unscoped(OWN)
    Mono<Void> resume(Webhook webhook, Instant now) {
        var reason = webhook.suspendedFor();
        return database.sql("""
                        update webhooks set suspended_at = null, suspended_for = null, failures = 0,
                            failing_since = null, not_before = :now,
                            position = case when suspended_for = 'CURSOR_LOST'
                                then (select last_position from change_feed) else position end
                        where id = :id and suspended_for is not distinct from :reason
                        """)
                .bind("id", webhook.id())
                .bind("reason", Parameter.fromOrEmpty(reason == null ? null : reason.name(), String.class))
                .bind("now", now)
                .then();
    }

    /// Takes the turns of webhooks that have something to send, those first that have waited longest.
    @Unscoped(NOBODY)
    Flux<Webhook> claim(int number, Instant now, Instant until) {
        return database.sql("""
                        update webhooks w set leased_until = :until
                        where w.id in (
                            select v.id from webhooks v join clients c on c.id = v.client_id
                            where v.suspended_at is null and c.suspended_at is null and v.not_before <= :now
                                and (v.leased_until is null or v.leased_until <= :now)
                                and (v.position < (select last_position from change_feed) or exists (
                                    select from webhook_deliveries d where d.webhook_id = v.id
                                        and d.state = 'PENDING' and d.next_attempt_at <= :now))
                            order by v.not_before limit :number for update of v skip locked)
                        returning
                        """ + COLUMNS)
                .bind("until", until)
                .bind("now", now)
                .bind("number", number)
                .map(WebhookRepository::webhook)
                .all();
    }

    /// Makes out deliveries up to a position of the feed.
    @Unscoped(NOBODY)
    Mono<Void> makeOut(UUID id, Collection<Draft> drafts, long position, Instant now) {
        return database.sql("""
                        with made as (
                            insert into webhook_deliveries (id, webhook_id, position, event_id, next_attempt_at, created_at)
                            select d.id, :webhook, d.position, d."eventId", :now, :now
                            from jsonb_to_recordset(:rows::jsonb) as d(id uuid, position bigint, "eventId" uuid)
                            on conflict do nothing)
                        update webhooks set position = :position where id = :webhook
                        """)
                .bind("webhook", id)
                .bind("rows", Batch.of(json, drafts))
                .bind("position", position)
                .bind("now", now)
                .then();
    }

    @Unscoped(NOBODY)
    Flux<Delivery> due(UUID webhook, Instant now, int number) {
        return database.sql(DELIVERIES + """
                        where webhook_id = :webhook and state = 'PENDING' and next_attempt_at <= :now
                        order by position limit :number
                        """)
                .bind("webhook", webhook)
                .bind("now", now)
                .bind("number", number)
                .mapProperties(Delivery.class)
                .all();
    }

    @Unscoped(NOBODY)
    Mono<Void> record(Delivery delivery) {
        return database.sql("""
                        update webhook_deliveries set state = :state, attempts = :attempts, next_attempt_at = :next,
                            last_attempt_at = :last, last_status = :status, last_failure = :failure
                        where id = :id
                        """)
                .bind("id", delivery.id())
                .bind("state", delivery.state().name())
                .bind("attempts", delivery.attempts())
                .bind("next", delivery.nextAttemptAt())
                .bind("last", Parameter.fromOrEmpty(delivery.lastAttemptAt(), Instant.class))
                .bind("status", Parameter.fromOrEmpty(delivery.lastStatus(), Integer.class))
                .bind("failure", Parameter.fromOrEmpty(delivery.lastFailure(), String.class))
                .then();
    }

    /// Gives the turn back.
    @Unscoped(NOBODY)
    Mono<Void> release(UUID id, int failures, @Nullable Instant failingSince, Instant notBefore) {
        return database.sql("""
                        update webhooks set leased_until = null, failures = :failures, failing_since = :since,
                            not_before = :notBefore
                        where id = :id
                        """)
                .bind("id", id)
                .bind("failures", failures)
                .bind("since", Parameter.fromOrEmpty(failingSince, Instant.class))
                .bind("notBefore", notBefore)
                .then();
    }

    @Unscoped(OWN)
    Flux<Delivery> deliveries(UUID webhook, Paging paging) {
        var after = paging.after();
        return database.sql(DELIVERIES + """
                        where webhook_id = :webhook and (:after::bigint is null or position < :after)
                        order by position desc limit :rows
                        """)
                .bind("webhook", webhook)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.number(0), Long.class))
                .bind("rows", paging.rows())
                .mapProperties(Delivery.class)
                .all();
    }

    /// @return whether there is such a delivery and the feed still has what it is about
    @Unscoped(OWN)
    Mono<Boolean> replay(UUID webhook, UUID delivery, Instant now) {
        return database.sql("""
                        update webhook_deliveries d set state = 'PENDING', attempts = 0, next_attempt_at = :now
                        where d.id = :id and d.webhook_id = :webhook
                            and exists (select from changes c where c.position = d.position)
                        """)
                .bind("id", delivery)
                .bind("webhook", webhook)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(NOBODY)
    Mono<Void> forgetBefore(Instant end) {
        return database.sql("delete from webhook_deliveries where created_at < :end")
                .bind("end", end)
                .then();
    }

    private static Webhook webhook(Readable row) {
        var reason = row.get("suspended_for", String.class);
        return new Webhook(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("client_id", UUID.class)),
                Objects.requireNonNull(row.get("url", String.class)),
                List.of(Objects.requireNonNull(row.get("types", String[].class))),
                Objects.requireNonNull(row.get("secret", byte[].class)),
                row.get("former_secret", byte[].class),
                row.get("former_until", Instant.class),
                Objects.requireNonNull(row.get("position", Long.class)),
                Objects.requireNonNull(row.get("failures", Integer.class)),
                row.get("failing_since", Instant.class),
                row.get("suspended_at", Instant.class),
                reason == null ? null : Webhook.Suspension.valueOf(reason));
    }

    /// A delivery to be made out.
    record Draft(UUID id, long position, UUID eventId) {}
}
