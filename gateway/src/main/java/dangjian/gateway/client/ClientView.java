package dangjian.gateway.client;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Another system as administrators see it; its secrets only by their ids.
@Schema(name = "Client")
record ClientView(
        @Schema(description = "client_id") UUID id,
        @Schema(example = "区政务数据共享平台") String name,
        @Schema(example = "同步党组织和党员名册") String purpose,
        @Schema(example = "[\"members:read\"]") List<String> scopes,
        List<UUID> organizations,

        @Nullable @Schema(description = "更宽的授权：已申请、尚未由另一名安全管理员确认，还未生效")
        PendingAccess pendingAccess,

        int perMinute,
        int perDay,
        List<LiveSecret> secrets,
        @Schema(description = "已登记公钥的 kid") List<String> keyIds,
        @Nullable Instant suspendedAt,
        int version) {

    static ClientView of(Client client, List<String> keyIds) {
        return new ClientView(
                client.id(),
                client.name(),
                client.purpose(),
                client.scopes(),
                client.organizations(),
                PendingAccess.of(client.pendingAccess()),
                client.quota().perMinute(),
                client.quota().perDay(),
                client.secrets().stream()
                        .map(secret -> new LiveSecret(secret.id(), secret.createdAt()))
                        .toList(),
                keyIds,
                client.suspendedAt(),
                client.version());
    }

    /// What waits for a second person.
    ///
    /// @param expiresAt until when it may be confirmed
    @Schema(name = "PendingClientAccess")
    record PendingAccess(
            @Schema(example = "[\"members:read\"]") List<String> scopes,
            List<UUID> organizations,
            UUID proposedBy,
            Instant proposedAt,
            Instant expiresAt) {

        static @Nullable PendingAccess of(@Nullable AccessProposal pending) {
            return pending == null
                    ? null
                    : new PendingAccess(
                            pending.scopes(),
                            pending.organizations(),
                            pending.proposedBy(),
                            pending.proposedAt(),
                            pending.expiresAt());
        }
    }

    @Schema(name = "ClientSecret")
    record LiveSecret(UUID id, Instant createdAt) {}

    /// A secret that has just been made, this once.
    @Schema(name = "NewClientSecret")
    record NewSecret(
            UUID id, @Schema(description = "仅此一次显示，请妥善保存") String secret) {

        @Override
        public String toString() {
            return "NewSecret[%s]".formatted(id);
        }
    }
}
