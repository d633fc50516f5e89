package dangjian.gateway.audit;

import dangjian.kit.data.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Writes incidents into the audit trail, each as an entry of its own.
@Component
public final class Incidents {

    private final InboxRepository inbox;
    private final InstantSource clock;

    Incidents(InboxRepository inbox, InstantSource clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /// In the transaction of what is done about it, if there is one.
    ///
    /// @param account whom it concerns, when that is known
    /// @param objects the ids of what it was done to
    public Mono<Void> add(Incident incident, @Nullable UUID account, List<UUID> objects, String address) {
        return Mono.defer(() -> inbox.add(new AuditEntry(
                Ids.next(),
                clock.instant(),
                AuditKind.INCIDENT,
                incident.action(),
                objects,
                account == null ? null : account.toString(),
                address.isEmpty() ? null : address,
                incident.status(),
                null)));
    }
}
