package dangjian.evaluation.point;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.evaluation.point.PointRepository.MemberTotal;
import dangjian.evaluation.point.PointRepository.OrganizationTotal;
import dangjian.kit.org.Organization;
import dangjian.kit.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What goes out about points.
final class PointViews {

    private PointViews() {}

    /// A member's points by year and rule.
    record MemberPoints(UUID memberId, String name, UUID orgId, List<YearPoints> years) {}

    /// One year of a member.
    ///
    /// @param ruleBookVersion the book whose caps and thresholds make the outcome
    record YearPoints(
            int year, int ruleBookVersion, @JsonUnwrapped YearOutcome outcome, List<RulePoints> rules) {

        static YearPoints of(int year, RuleBook book, YearOutcome outcome, List<RuleTotal> totals, RuleBooks books) {
            return new YearPoints(
                    year,
                    book.version(),
                    outcome,
                    totals.stream()
                            .map(total -> RulePoints.of(total, book, books))
                            .toList());
        }
    }

    /// One rule in a year.
    ///
    /// @param points net of contra entries, after caps
    /// @param entries that were not undone
    record RulePoints(
            @Schema(example = "B01") String rule, String title, PointRule.Part part, BigDecimal points, int entries) {

        static RulePoints of(RuleTotal total, RuleBook book, RuleBooks books) {
            return new RulePoints(
                    total.ruleCode(),
                    books.title(total.ruleCode()),
                    book.partOf(total.ruleCode()),
                    total.points(),
                    total.entries());
        }
    }

    /// A line of the ledger.
    ///
    /// @param orgId the branch the member belonged to on that day
    /// @param contraOf the entry that this one undoes (冲销)
    record EntryView(
            UUID id,
            @Schema(example = "B01") String rule,
            String title,
            int ruleBookVersion,
            BigDecimal points,
            BigDecimal pointsBeforeCap,
            boolean capApplied,
            Kind kind,
            @Nullable UUID contraOf,
            LocalDate occurredOn,
            UUID orgId,
            UUID sourceEventId,
            UUID activityId,
            Evidence evidence,
            Instant recordedAt) {

        static EntryView of(PointEntry entry, RuleBooks books) {
            return new EntryView(
                    entry.id(),
                    entry.ruleCode(),
                    books.title(entry.ruleCode()),
                    entry.bookVersion(),
                    entry.points(),
                    entry.pointsBeforeCap(),
                    entry.isCapped(),
                    entry.contraOf() == null ? Kind.ENTRY : Kind.CONTRA,
                    entry.contraOf(),
                    entry.occurredOn(),
                    entry.orgId(),
                    entry.origin().eventId(),
                    entry.origin().activityId(),
                    entry.evidence(),
                    entry.origin().recordedAt());
        }
    }

    /// Whether a line enters points or undoes another line.
    enum Kind {
        /// 记分
        ENTRY,
        /// 冲销
        CONTRA
    }

    /// What the members of an organisation and those below it earned there in a year.
    ///
    /// @param points sum over all members, net of contra entries
    /// @param membersWithEntries how many members have entries
    /// @param members by name; persons are not ranked
    record OrganizationPoints(
            UUID orgId,
            String name,
            int year,
            BigDecimal points,
            int membersWithEntries,
            int entries,
            Page<MemberTotal> members) {

        static OrganizationPoints of(
                Organization organization, int year, OrganizationTotal total, Page<MemberTotal> members) {
            return new OrganizationPoints(
                    organization.id(),
                    organization.name(),
                    year,
                    total.points(),
                    total.members(),
                    total.entries(),
                    members);
        }
    }
}
