package dangjian.gateway.webhook;

import dangjian.gateway.change.Changes;
import dangjian.gateway.change.Message;
import dangjian.gateway.client.ActiveClients;
import dangjian.kit.crypto.FieldEncryption;
import dangjian.kit.data.Ids;
import dangjian.kit.web.ClientAccess;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Subtrees;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends what webhooks are due. Each has its turn on one replica at a time, and turns run side by side, so a slow
/// endpoint holds up nobody else; within a turn messages go one after the other, until one fails.
@Component
class WebhookDispatcher {

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final int BATCH = 50;

    private final WebhookRepository webhooks;
    private final WebhookSender sender;
    private final Changes changes;
    private final ActiveClients clients;
    private final Subtrees subtrees;
    private final FieldEncryption encryption;
    private final WebhookProperties properties;
    private final InstantSource clock;
    private final AtomicInteger turns = new AtomicInteger();

    WebhookDispatcher(
            WebhookRepository webhooks,
            WebhookSender sender,
            Changes changes,
            ActiveClients clients,
            Subtrees subtrees,
            FieldEncryption encryption,
            WebhookProperties properties,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.changes = changes;
        this.clients = clients;
        this.subtrees = subtrees;
        this.encryption = encryption;
        this.properties = properties;
        this.clock = clock;
    }

    /// At a fixed rate: the next look does not wait for the turns of this one.
    @Scheduled(fixedRateString = "${dangjian.gateway.webhooks.interval:250ms}")
    Mono<Void> dispatch() {
        return Mono.defer(this::takeTurns);
    }

    private Mono<Void> takeTurns() {
        var free = properties.concurrency() - turns.get();
        if (free <= 0) {
            return Mono.empty();
        }
        var now = clock.instant();
        return webhooks.claim(
                        free,
                        now,
                        now.plus(properties.turn()).plus(properties.timeout().multipliedBy(2)))
                .flatMap(this::turn, properties.concurrency())
                .then();
    }

    @Scheduled(fixedDelayString = "1h")
    Mono<Void> forget() {
        return Mono.defer(() -> webhooks.forgetBefore(clock.instant().minus(properties.retention())));
    }

    private Mono<Void> turn(Webhook webhook) {
        return Mono.defer(() -> {
            turns.incrementAndGet();
            return clients.access(webhook.clientId())
                    .flatMap(access -> subtrees.paths(access.organizations())
                            .collectList()
                            .flatMap(paths -> serve(webhook, access, new Scope(paths, null))))
                    .onErrorResume(failure -> broken(webhook, failure))
                    .doFinally(_ -> turns.decrementAndGet());
        });
    }

    private Mono<Void> serve(Webhook webhook, ClientAccess access, Scope scope) {
        var end = clock.instant().plus(properties.turn());
        return makeOut(webhook, access, scope)
                .thenMany(webhooks.due(webhook.id(), clock.instant(), BATCH))
                .collectList()
                .flatMap(due -> messages(due, webhook, access, scope)
                        .flatMap(found -> Flux.fromIterable(due)
                                .concatMap(delivery -> attempt(delivery, webhook, found.get(delivery.position())), 1)
                                .takeUntil(outcome -> !outcome.isDelivered()
                                        || clock.instant().isAfter(end))
                                .collectList()))
                .flatMap(outcomes -> release(webhook, outcomes));
    }

    private Mono<Void> makeOut(Webhook webhook, ClientAccess access, Scope scope) {
        return changes.slice(webhook.position(), BATCH, webhook.types(), access, scope)
                .flatMap(slice -> webhooks.makeOut(
                        webhook.id(),
                        slice.messages().stream()
                                .map(message ->
                                        new WebhookRepository.Draft(Ids.next(), message.position(), message.id()))
                                .toList(),
                        slice.next(),
                        clock.instant()));
    }

    private Mono<Map<Long, Message>> messages(List<Delivery> due, Webhook webhook, ClientAccess access, Scope scope) {
        return changes.messages(due.stream().map(Delivery::position).toList(), webhook.types(), access, scope)
                .collect(Collectors.toMap(Message::position, Function.identity()));
    }

    private Mono<Delivery.Outcome> attempt(Delivery delivery, Webhook webhook, @Nullable Message message) {
        if (message == null) {
            return webhooks.record(delivery.withdraw()).thenReturn(new Delivery.Outcome(204, null));
        }
        return sender.send(URI.create(webhook.url()), message, clock.instant().getEpochSecond(), secrets(webhook))
                .delayUntil(
                        outcome -> webhooks.record(delivery.after(outcome, clock.instant(), properties.schedule())));
    }

    private List<WebhookSecret> secrets(Webhook webhook) {
        var secrets = new ArrayList<WebhookSecret>();
        secrets.add(new WebhookSecret(encryption.decrypt(WebhookService.FIELD, webhook.secret())));
        if (webhook.formerSecret() != null && webhook.formerStillSigns(clock.instant())) {
            secrets.add(new WebhookSecret(encryption.decrypt(WebhookService.FIELD, webhook.formerSecret())));
        }
        return secrets;
    }

    private Mono<Void> release(Webhook webhook, List<Delivery.Outcome> outcomes) {
        var now = clock.instant();
        if (outcomes.isEmpty()) {
            return webhooks.release(webhook.id(), webhook.failures(), webhook.failingSince(), now);
        }
        var last = outcomes.getLast();
        if (last.isDelivered()) {
            return webhooks.release(webhook.id(), 0, null, now);
        }
        var since = outcomes.size() > 1 || webhook.failingSince() == null ? now : webhook.failingSince();
        var suspension = webhook.after(last, now, properties.suspendAfter());
        return webhooks.release(
                        webhook.id(),
                        webhook.failures() + 1,
                        since,
                        now.plus(webhook.pause(properties.greatestPause())))
                .then(suspension == null ? Mono.empty() : webhooks.suspend(webhook.id(), suspension, now));
    }

    /// The feed has forgotten what was to be sent, or something of ours is broken; then the turn ends by itself.
    private Mono<Void> broken(Webhook webhook, Throwable failure) {
        if (failure instanceof Problem problem && problem.code().equals(Changes.CURSOR_LOST)) {
            return webhooks.suspend(webhook.id(), Webhook.Suspension.CURSOR_LOST, clock.instant());
        }
        log.warn("Webhook {} could not be served and will be tried again: {}", webhook.id(), failure.toString());
        return Mono.empty();
    }
}
