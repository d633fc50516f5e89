package dangjian.gateway.webhook;

import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// What security administrators see and do about the webhooks of other systems: where data go, and that they stop.
@Service
class WebhookOversight {

    private final WebhookRepository webhooks;
    private final OversightRepository oversight;
    private final InstantSource clock;

    WebhookOversight(WebhookRepository webhooks, OversightRepository oversight, InstantSource clock) {
        this.webhooks = webhooks;
        this.oversight = oversight;
        this.clock = clock;
    }

    Mono<List<Overseen>> list(UUID client) {
        return oversight
                .knowsClient(client)
                .filter(isKnown -> isKnown)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("client.unknown")))
                .then(webhooks.list(client).map(Overseen::of).collectList());
    }

    Mono<Void> stop(UUID client, UUID id) {
        return find(client, id).flatMap(webhook -> oversight.stop(webhook.id(), clock.instant()));
    }

    /// Lets one go on that an administrator has stopped; what is suspended for another reason is its owner's.
    Mono<Void> release(UUID client, UUID id) {
        return find(client, id)
                .filter(Webhook::isStopped)
                .flatMap(webhook -> webhooks.resume(webhook, clock.instant()));
    }

    private Mono<Webhook> find(UUID client, UUID id) {
        return webhooks.find(id, client).switchIfEmpty(Mono.error(() -> Problem.notFound("webhook.unknown")));
    }

    /// A webhook as a security administrator sees it: where it goes and what goes there, nothing of its secret.
    @Schema(name = "OverseenWebhook")
    record Overseen(
            UUID id,

            @Schema(example = "example.gov.cn/hooks/dangjian", description = "主机和路径，不含查询参数")
            String destination,

            @Schema(example = "[\"member.changed.v1\"]", description = "为空则为可读的全部变更")
            List<String> types,

            @Schema(description = "连续失败次数") int failures,
            @Nullable Instant suspendedAt,
            Webhook.@Nullable Suspension suspendedFor) {

        static Overseen of(Webhook webhook) {
            return new Overseen(
                    webhook.id(),
                    webhook.destination(),
                    webhook.types(),
                    webhook.failures(),
                    webhook.suspendedAt(),
                    webhook.suspendedFor());
        }
    }
}
