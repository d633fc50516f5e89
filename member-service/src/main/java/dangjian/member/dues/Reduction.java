package dangjian.member.dues;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Paying less or nothing in hardship (少交、免交): the branch proposes, the level above decides.
///
/// @param monthlyFen what is still to be paid a month
/// @param branchDecides whether the rates let the branch decide itself about every one of the months, as for the
/// retired
record Reduction(
        UUID id,
        UUID memberId,
        UUID orgId,
        int year,
        int firstMonth,
        int lastMonth,
        long monthlyFen,
        String reason,
        State state,
        boolean branchDecides,
        Instant proposedAt,
        UUID proposedBy,
        String proposer,
        @Nullable Instant decidedAt,
        @Nullable UUID decidedBy,
        @Nullable String decider,
        @Nullable String opinion,
        int version) {

    /// How far it is.
    enum State {
        /// 已提出
        PROPOSED,
        /// 已批准
        APPROVED,
        /// 未批准
        REJECTED
    }

    static Reduction propose(Proposal proposal, UUID org, boolean branchDecides, Recorded recorded) {
        if (proposal.lastMonth() < proposal.firstMonth()) {
            throw Problem.unprocessable("dues.rules").at("/lastMonth", "dues.reduction.months");
        }
        return new Reduction(
                Ids.next(),
                proposal.memberId(),
                org,
                proposal.year(),
                proposal.firstMonth(),
                proposal.lastMonth(),
                proposal.monthly().fen(),
                proposal.reason(),
                State.PROPOSED,
                branchDecides,
                recorded.at(),
                recorded.accountId(),
                recorded.accountName(),
                null,
                null,
                null,
                null,
                1);
    }

    /// Decides it; only the level above may, unless the branch decides itself, and never alone who proposed it.
    Reduction decide(boolean isApproved, String why, boolean isAbove, Recorded recorded) {
        if (state != State.PROPOSED) {
            throw Problem.conflict("dues.reduction.decided");
        }
        if (!isAbove && !branchDecides) {
            throw Problem.forbidden("dues.reduction.above");
        }
        if (!branchDecides && proposedBy.equals(recorded.accountId())) {
            throw Problem.conflict("dues.reduction.own");
        }
        return new Reduction(
                id,
                memberId,
                orgId,
                year,
                firstMonth,
                lastMonth,
                monthlyFen,
                reason,
                isApproved ? State.APPROVED : State.REJECTED,
                branchDecides,
                proposedAt,
                proposedBy,
                proposer,
                recorded.at(),
                recorded.accountId(),
                recorded.accountName(),
                why,
                version + 1);
    }

    Proposal proposal() {
        return new Proposal(memberId, year, firstMonth, lastMonth, new Money(monthlyFen), reason);
    }

    /// The same, with who may decide it once it is undecided.
    Reduction decidedByBranch(boolean itDecides) {
        return state != State.PROPOSED
                ? this
                : new Reduction(
                        id,
                        memberId,
                        orgId,
                        year,
                        firstMonth,
                        lastMonth,
                        monthlyFen,
                        reason,
                        state,
                        itDecides,
                        proposedAt,
                        proposedBy,
                        proposer,
                        null,
                        null,
                        null,
                        null,
                        version);
    }

    /// What a branch proposes.
    record Proposal(UUID memberId, int year, int firstMonth, int lastMonth, Money monthly, String reason) {

        boolean covers(DuesMonth month) {
            return month.year() == year && month.month() >= firstMonth && month.month() <= lastMonth;
        }

        /// @throws Problem when it leaves as much as is owed, or more, for one of the months
        void mustBeLessThanOwed(List<DuesMonth> months) {
            months.stream()
                    .filter(month -> covers(month) && month.dueFen() <= monthly.fen())
                    .findFirst()
                    .ifPresent(month -> {
                        throw Problem.unprocessable("dues.rules")
                                .at(
                                        "/monthly",
                                        "dues.reduction.not-less",
                                        month.yearMonth().toString(),
                                        new Money(month.dueFen()).yuan().toPlainString());
                    });
        }
    }
}
