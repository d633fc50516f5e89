package dangjian.member.transfer;

import static dangjian.member.transfer.TransferState.ACCEPTED;
import static dangjian.member.transfer.TransferState.CANCELLED;
import static dangjian.member.transfer.TransferState.DRAFT;
import static dangjian.member.transfer.TransferState.EXPIRED;
import static dangjian.member.transfer.TransferState.IN_BRANCH_PENDING;
import static dangjian.member.transfer.TransferState.IN_COMMITTEE_PENDING;
import static dangjian.member.transfer.TransferState.OUT_BRANCH_OK;
import static dangjian.member.transfer.TransferState.OUT_COMMITTEE_OK;
import static dangjian.member.transfer.TransferState.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TransferProperties {

    /// Within the district.
    private static final Map<TransferState, Set<TransferState>> WITHIN = Map.of(
            DRAFT, Set.of(OUT_BRANCH_OK, CANCELLED),
            OUT_BRANCH_OK, Set.of(OUT_COMMITTEE_OK, RETURNED, CANCELLED),
            OUT_COMMITTEE_OK, Set.of(IN_COMMITTEE_PENDING, RETURNED, CANCELLED, EXPIRED),
            IN_COMMITTEE_PENDING, Set.of(IN_BRANCH_PENDING, RETURNED, EXPIRED),
            IN_BRANCH_PENDING, Set.of(ACCEPTED, RETURNED, EXPIRED));

    private static final Map<TransferState, Set<TransferState>> OUTWARD = Map.of(
            DRAFT, Set.of(OUT_BRANCH_OK, CANCELLED),
            OUT_BRANCH_OK, Set.of(OUT_COMMITTEE_OK, RETURNED, CANCELLED),
            OUT_COMMITTEE_OK, Set.of(ACCEPTED, RETURNED, CANCELLED, EXPIRED));

    private static final Map<TransferState, Set<TransferState>> INWARD = Map.of(
            IN_COMMITTEE_PENDING, Set.of(IN_BRANCH_PENDING, RETURNED, CANCELLED, EXPIRED),
            IN_BRANCH_PENDING, Set.of(ACCEPTED, RETURNED, CANCELLED, EXPIRED));

    @Property(tries = 3000)
    void noSequenceOfStepsLeavesTheTable(@ForAll("walks") List<Attempt> walk) {
        follow(Walks.draft(), WITHIN, walk);
        follow(Walks.draftToOutside(), OUTWARD, walk);
        follow(Walks.arrived(), INWARD, walk);
    }

    private static void follow(Transfer start, Map<TransferState, Set<TransferState>> table, List<Attempt> walk) {
        var now = Walks.NOW;
        var transfer = start;
        for (var attempt : walk) {
            now = now.plus(Duration.ofDays(attempt.daysLater()));
            var before = transfer.state(BusinessTime.dateOf(now));
            transfer = attempt.on(transfer, now);
            var after = transfer.progress().state();
            if (after != before && before != EXPIRED) {
                assertThat(table.getOrDefault(before, Set.of())).contains(after);
            }
            assertThat(transfer.waitsFor() == null).isEqualTo(!after.isOpen());
            assertThat(transfer.progress().closing() == null).isEqualTo(after.isOpen());
        }
    }

    @Provide
    Arbitrary<List<Attempt>> walks() {
        return Combinators.combine(
                        Arbitraries.of(TransferStep.class),
                        Arbitraries.integers().between(0, 4))
                .as(Attempt::new)
                .list()
                .ofMaxSize(14);
    }

    /// Somebody tries a step, some days after the step before.
    record Attempt(TransferStep step, int daysLater) {

        /// What it becomes, or what it was when the step is refused.
        Transfer on(Transfer transfer, Instant now) {
            try {
                return verb(transfer, now).get();
            } catch (Problem _) {
                return transfer;
            }
        }

        private Supplier<Transfer> verb(Transfer transfer, Instant now) {
            var today = BusinessTime.dateOf(now);
            return () -> switch (step) {
                case RELEASE_BY_BRANCH -> transfer.releaseByBranch(today);
                case RELEASE_BY_COMMITTEE ->
                    transfer.releaseByCommittee(new Letter("2026-0001", today, today.plusDays(10)), now);
                case ARRIVE -> transfer.arrive(today);
                case ASSIGN -> transfer.assign(Walks.SOUTH, now);
                case ACCEPT -> transfer.accept(now);
                case RECORD_RETURN_SLIP -> transfer.recordReturnSlip(today, now);
                case SEND_BACK -> transfer.sendBack(ReturnReason.LETTER_FAULTY, null, now);
                case CANCEL -> transfer.cancel("不再调动", now);
                case EXPIRE ->
                    transfer.state(today) == EXPIRED
                                    && transfer.progress().state().isOpen()
                            ? transfer.expire(now)
                            : transfer;
                case START -> transfer;
            };
        }
    }
}
