package dangjian.gateway.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A webhook as its owner sees it.
///
/// @param secret only when it has just been made
@Schema(name = "Webhook")
record WebhookView(
        UUID id,

        @Schema(example = "https://example.gov.cn/hooks/dangjian")
        String url,

        @Schema(example = "[\"member.changed.v1\"]") List<String> types,
        @Schema(description = "连续失败次数") int failures,
        @Nullable Instant suspendedAt,
        Webhook.@Nullable Suspension suspendedFor,
        @Schema(description = "签名密钥，仅此一次显示") @Nullable String secret) {

    static WebhookView of(Webhook webhook, @Nullable WebhookSecret secret) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.types(),
                webhook.failures(),
                webhook.suspendedAt(),
                webhook.suspendedFor(),
                secret == null ? null : secret.text());
    }

    @Override
    public String toString() {
        return "WebhookView[%s]".formatted(id);
    }

    /// A line of the delivery log.
    @Schema(name = "WebhookDelivery")
    record Line(
            UUID id,
            @Schema(description = "webhook-id，即事件编号") UUID eventId,
            Delivery.State state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Integer lastStatus,
            @Nullable String lastFailure,
            Instant createdAt) {

        static Line of(Delivery delivery) {
            return new Line(
                    delivery.id(),
                    delivery.eventId(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.state() == Delivery.State.PENDING ? delivery.nextAttemptAt() : null,
                    delivery.lastAttemptAt(),
                    delivery.lastStatus(),
                    delivery.lastFailure(),
                    delivery.createdAt());
        }
    }
}
