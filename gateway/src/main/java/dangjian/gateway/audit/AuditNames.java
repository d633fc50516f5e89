package dangjian.gateway.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who the accounts and systems of some entries are now: the trail itself holds their ids only.
record AuditNames(Map<UUID, Named> byId) {

    /// The accounts and systems that could be meant: whoever did it, and what it was done to.
    static List<UUID> asked(Collection<AuditLink> links) {
        return links.stream()
                .map(AuditLink::entry)
                .flatMap(entry -> Stream.concat(account(entry).stream(), entry.objects().stream()))
                .distinct()
                .toList();
    }

    /// Who did it.
    @Nullable
    Named who(AuditEntry entry) {
        return account(entry).map(byId::get).orElse(null);
    }

    /// The accounts and systems among what it was done to.
    List<Named> known(AuditEntry entry) {
        return entry.objects().stream()
                .flatMap(object -> Stream.ofNullable(byId.get(object)))
                .toList();
    }

    private static Optional<UUID> account(AuditEntry entry) {
        try {
            return Optional.ofNullable(entry.account()).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// An account or a system as it is called now.
    @Schema(name = "AuditNamed")
    record Named(
            UUID id,

            @Nullable @Schema(description = "用户名；接入系统没有", example = "beijie-01")
            String username,

            @Schema(description = "姓名，或接入系统的名称", example = "王秀兰")
            String name) {}
}
