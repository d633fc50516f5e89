package dangjian.member.badge;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plaque or post (先锋岗、示范岗、挂牌上岗) was granted or taken down.
///
/// @param memberId who holds it; absent when the organisation does
record PlaqueChanged(
        UUID plaqueId,
        Plaque.Kind kind,
        UUID orgId,
        @Nullable UUID memberId,
        Change change,
        LocalDate occurredOn) implements DomainEvent {

    static final String TYPE = "member.plaque-changed.v1";

    static PlaqueChanged granted(Plaque plaque) {
        return of(plaque, Change.GRANTED, plaque.grantedOn());
    }

    static PlaqueChanged removed(Plaque plaque, LocalDate day) {
        return of(plaque, Change.REMOVED, day);
    }

    private static PlaqueChanged of(Plaque plaque, Change change, LocalDate day) {
        return new PlaqueChanged(plaque.id(), plaque.kind(), plaque.orgId(), plaque.memberId(), change, day);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return plaqueId;
    }

    /// What happened to it.
    enum Change {
        /// 授予
        GRANTED,
        /// 摘牌
        REMOVED
    }
}
