package dangjian.evaluation.star;

import dangjian.kit.event.DomainEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The stars of a cycle were confirmed.
///
/// @param orgId the district of the cycle
record StarsConfirmed(
        UUID cycleId, UUID orgId, int ratingYear, int schemeVersion, LocalDate confirmedOn, List<Award> awards)
        implements DomainEvent {

    static final String TYPE = "evaluation.stars-confirmed.v1";

    static StarsConfirmed of(StarCycle cycle, LocalDate confirmedOn, List<StarAward> awards) {
        return new StarsConfirmed(
                cycle.id(),
                cycle.orgId(),
                cycle.year(),
                cycle.schemeVersion(),
                confirmedOn,
                awards.stream().map(Award::of).toList());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return cycleId;
    }

    /// The stars of one organisation.
    record Award(
            UUID applicationId,
            UUID orgId,
            int stars,
            BigDecimal points,
            String plaqueNo,
            @Nullable BigDecimal reward,
            boolean isCommended,
            LocalDate validUntil) {

        static Award of(StarAward award) {
            return new Award(
                    award.applicationId(),
                    award.orgId(),
                    award.stars(),
                    award.points(),
                    award.plaqueNo(),
                    award.reward(),
                    award.isCommended(),
                    award.validUntil());
        }
    }
}
