package dangjian.member.cultivation;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/// Somebody has become what the cultivation was for.
record CultivationCompleted(UUID cultivationId, UUID orgId, String pipeline, UUID memberId, LocalDate completedOn)
        implements DomainEvent {

    static final String TYPE = "member.cultivation-completed.v1";

    static CultivationCompleted of(Cultivation completed) {
        return new CultivationCompleted(
                completed.id(),
                completed.orgId(),
                completed.pipeline(),
                Objects.requireNonNull(completed.memberId()),
                Objects.requireNonNull(completed.completedOn()));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return cultivationId;
    }
}
