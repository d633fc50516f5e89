package dangjian.gateway.webhook;

import dangjian.gateway.change.Changes;
import dangjian.kit.crypto.FieldEncryption;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// What other systems do with their webhooks.
@Service
class WebhookService {

    /// The name under which secrets are encrypted.
    static final String FIELD = "webhook.secret";

    private final WebhookRepository webhooks;
    private final Destinations destinations;
    private final Changes changes;
    private final FieldEncryption encryption;
    private final WebhookProperties properties;
    private final InstantSource clock;

    WebhookService(
            WebhookRepository webhooks,
            Destinations destinations,
            Changes changes,
            FieldEncryption encryption,
            WebhookProperties properties,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.destinations = destinations;
        this.changes = changes;
        this.encryption = encryption;
        this.properties = properties;
        this.clock = clock;
    }

    /// Sends changes from now on.
    Mono<WebhookView> add(String url, List<String> types, Caller caller) {
        changes.mustKnow(types);
        var target = destinations.check(url);
        var secret = WebhookSecret.random();
        var sealed = encryption.encrypt(FIELD, secret.text());
        return webhooks.list(caller.accountId())
                .filter(webhook -> webhook.goesTo(target))
                .doOnNext(Webhook::mustBeItsOwners)
                .then(changes.end())
                .map(end -> new Webhook(
                        Ids.next(),
                        caller.accountId(),
                        target.toString(),
                        types,
                        sealed,
                        null,
                        null,
                        end,
                        0,
                        null,
                        null,
                        null))
                .filterWhen(webhook -> webhooks.insert(webhook, properties.greatestNumber(), clock.instant()))
                .map(webhook -> WebhookView.of(webhook, secret))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("webhook.too-many", properties.greatestNumber())));
    }

    Mono<WebhookView> find(UUID id, Caller caller) {
        return own(id, caller).map(webhook -> WebhookView.of(webhook, null));
    }

    Mono<List<WebhookView>> list(Caller caller) {
        return webhooks.list(caller.accountId())
                .map(webhook -> WebhookView.of(webhook, null))
                .collectList();
    }

    Mono<Void> remove(UUID id, Caller caller) {
        return with(id, caller, webhook -> {
            webhook.mustBeItsOwners();
            return webhooks.delete(webhook.id());
        });
    }

    Mono<Void> suspend(UUID id, Caller caller) {
        return with(id, caller, webhook -> webhooks.suspend(webhook.id(), Webhook.Suspension.OWNER, clock.instant()));
    }

    Mono<Void> resume(UUID id, Caller caller) {
        return with(id, caller, webhook -> {
            webhook.mustBeItsOwners();
            return webhooks.resume(webhook, clock.instant());
        });
    }

    /// A new secret; the former one signs beside it for a while.
    Mono<WebhookView> renewSecret(UUID id, Caller caller) {
        var secret = WebhookSecret.random();
        return own(id, caller)
                .delayUntil(webhook -> webhooks.replaceSecret(
                        webhook.id(),
                        encryption.encrypt(FIELD, secret.text()),
                        clock.instant().plus(properties.secretOverlap())))
                .map(webhook -> WebhookView.of(webhook, secret));
    }

    Mono<Page<WebhookView.Line>> deliveries(UUID id, Paging paging, Caller caller) {
        return own(id, caller)
                .flatMapMany(webhook -> webhooks.deliveries(webhook.id(), paging))
                .collectList()
                .map(rows -> Page.of(rows, paging, delivery -> List.of(delivery.position()))
                        .map(WebhookView.Line::of));
    }

    Mono<Void> replay(UUID id, UUID delivery, Caller caller) {
        return own(id, caller)
                .flatMap(webhook -> webhooks.replay(webhook.id(), delivery, clock.instant()))
                .filter(isThere -> isThere)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("webhook.delivery-unknown")))
                .then();
    }

    private Mono<Void> with(UUID id, Caller caller, Function<Webhook, Mono<Void>> action) {
        return own(id, caller).flatMap(action);
    }

    private Mono<Webhook> own(UUID id, Caller caller) {
        return webhooks.find(id, caller.accountId())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("webhook.unknown")));
    }
}
