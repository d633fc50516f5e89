package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transfer of membership (组织关系接转). The sender stays responsible until it is accepted.
///
/// @param reason why the membership moves, for example 工作调动
/// @param duesPaidTo the month up to which dues are paid (党费交至)
record Transfer(
        UUID id,
        TransferKind kind,
        Side from,
        Side to,
        String reason,
        YearMonth duesPaidTo,
        @Nullable Letter letter,
        Progress progress,
        int version) {

    /// The sending branch asks for it.
    static Transfer draft(TransferKind kind, Side from, Side to, String reason, YearMonth duesPaidTo, Instant now) {
        mustFit(kind, from.isOutside() || to.isOutside());
        return new Transfer(
                Ids.next(),
                kind,
                from,
                to,
                reason,
                duesPaidTo,
                null,
                new Progress(TransferState.DRAFT, now, null, null, null),
                1);
    }

    /// The receiving committee has a letter of somebody from outside in hand.
    static Transfer arrived(
            TransferKind kind, Side from, Side to, String reason, YearMonth duesPaidTo, Letter letter, Instant now) {
        mustFit(kind, from.isOutside());
        var progress = new Progress(TransferState.IN_COMMITTEE_PENDING, now, now, null, null);
        return new Transfer(Ids.next(), kind, from, to, reason, duesPaidTo, letter, progress, 1);
    }

    Transfer releaseByBranch(LocalDate today) {
        return at(TransferStep.RELEASE_BY_BRANCH, today, progress);
    }

    Transfer releaseByCommittee(Letter issued, Instant now) {
        return at(TransferStep.RELEASE_BY_COMMITTEE, BusinessTime.dateOf(now), progress.released(now))
                .with(to, issued);
    }

    Transfer arrive(LocalDate today) {
        return at(TransferStep.ARRIVE, today, progress);
    }

    /// @param branch the receiving side with the branch that shall take the member
    Transfer assign(Side branch, Instant now) {
        return at(TransferStep.ASSIGN, BusinessTime.dateOf(now), progress.assigned(now))
                .with(branch, letter);
    }

    Transfer accept(Instant now) {
        return at(TransferStep.ACCEPT, BusinessTime.dateOf(now), progress.closed(Closing.of(now)));
    }

    /// The organisation outside has sent back the return slip (回执联).
    ///
    /// @param acceptedOn the day on which it accepted the member, while the letter held
    Transfer recordReturnSlip(LocalDate acceptedOn, Instant now) {
        if (acceptedOn.isAfter(BusinessTime.dateOf(now))) {
            throw Problem.unprocessable("request.invalid").at("/acceptedOn", "transfer.slip-in-future");
        }
        if (letter != null && acceptedOn.isBefore(letter.issuedOn())) {
            throw Problem.unprocessable("request.invalid").at("/acceptedOn", "transfer.slip-before-letter");
        }
        if (letter != null && letter.isOver(acceptedOn)) {
            throw Problem.unprocessable("request.invalid").at("/acceptedOn", "transfer.slip-after-letter");
        }
        var closing = new Closing(now, acceptedOn, null, null);
        return at(TransferStep.RECORD_RETURN_SLIP, acceptedOn, progress.closed(closing));
    }

    Transfer sendBack(ReturnReason why, @Nullable String note, Instant now) {
        return at(
                TransferStep.SEND_BACK,
                BusinessTime.dateOf(now),
                progress.closed(Closing.of(now).because(why, note)));
    }

    Transfer cancel(String note, Instant now) {
        return at(
                TransferStep.CANCEL,
                BusinessTime.dateOf(now),
                progress.closed(Closing.of(now).because(null, note)));
    }

    /// @throws IllegalStateException when it still holds
    Transfer expire(Instant now) {
        if (!isOver(BusinessTime.dateOf(now))) {
            throw new IllegalStateException("Transfer " + id + " has not run out");
        }
        return new Transfer(
                id,
                kind,
                from,
                to,
                reason,
                duesPaidTo,
                letter,
                progress.closed(Closing.of(now)).in(TransferState.EXPIRED),
                version + 1);
    }

    /// The state as it is on a day: what has run out is EXPIRED whether or not anybody has noticed.
    TransferState state(LocalDate today) {
        return isOver(today) ? TransferState.EXPIRED : progress.state();
    }

    /// The organisation whose turn it is; nobody's when the transfer is over.
    @Nullable
    UUID waitsFor() {
        return switch (progress.state()) {
            case DRAFT -> from.orgId();
            case OUT_BRANCH_OK -> from.committeeId();
            case OUT_COMMITTEE_OK -> to.isOutside() ? from.committeeId() : to.committeeId();
            case IN_COMMITTEE_PENDING -> to.committeeId();
            case IN_BRANCH_PENDING -> to.orgId();
            case ACCEPTED, RETURNED, CANCELLED, EXPIRED -> null;
        };
    }

    /// The organisation that may take a step; nobody's when the step is not one of this transfer.
    @Nullable
    UUID doerOf(TransferStep step) {
        return switch (step) {
            case RELEASE_BY_BRANCH -> from.orgId();
            case RELEASE_BY_COMMITTEE, RECORD_RETURN_SLIP -> from.committeeId();
            case ARRIVE, ASSIGN -> to.committeeId();
            case ACCEPT -> to.orgId();
            case SEND_BACK -> waitsFor();
            case CANCEL -> from.isOutside() ? to.committeeId() : from.orgId();
            case START, EXPIRE -> null;
        };
    }

    private boolean isOver(LocalDate today) {
        return TransferStep.EXPIRE.leadsFrom(progress.state()) && letter != null && letter.isOver(today);
    }

    private boolean mayTake(TransferStep step) {
        return step.leadsFrom(progress.state())
                && switch (step) {
                    case ARRIVE -> !to.isOutside();
                    case RECORD_RETURN_SLIP -> to.isOutside();
                    // what has arrived is the receiver's to decide, unless it came from outside and was recorded here
                    case CANCEL -> from.isOutside() || !TransferStep.hasArrived(progress.state());
                    default -> true;
                };
    }

    /// A problem when it has run out, or the step is not one of its state.
    void mustTake(TransferStep step, LocalDate today) {
        // a return slip may come after the letter has run out; what counts is the day that it names
        if (letter != null && isOver(today) && step != TransferStep.RECORD_RETURN_SLIP) {
            throw Problem.conflict("transfer.expired", letter.validUntil().toString());
        }
        if (!mayTake(step)) {
            throw Problem.conflict("transfer.not-now");
        }
    }

    private Transfer at(TransferStep step, LocalDate today, Progress next) {
        mustTake(step, today);
        return new Transfer(id, kind, from, to, reason, duesPaidTo, letter, next.in(step.target()), version + 1);
    }

    private Transfer with(Side receiver, @Nullable Letter issued) {
        return new Transfer(id, kind, from, receiver, reason, duesPaidTo, issued, progress, version);
    }

    private static void mustFit(TransferKind kind, boolean acrossTheBorder) {
        if (!kind.fits(acrossTheBorder)) {
            throw Problem.unprocessable("request.invalid").at("/kind", "transfer.kind");
        }
    }

    /// How far it has come, and when.
    ///
    /// @param releasedAt when the receiving side was told
    /// @param assignedAt when the receiving branch was told
    record Progress(
            TransferState state,
            Instant startedAt,
            @Nullable Instant releasedAt,
            @Nullable Instant assignedAt,
            @Nullable Closing closing) {

        private Progress in(TransferState next) {
            return new Progress(next, startedAt, releasedAt, assignedAt, closing);
        }

        private Progress released(Instant at) {
            return new Progress(state, startedAt, at, assignedAt, closing);
        }

        private Progress assigned(Instant at) {
            return new Progress(state, startedAt, releasedAt, at, closing);
        }

        private Progress closed(Closing how) {
            return new Progress(state, startedAt, releasedAt, assignedAt, how);
        }
    }

    /// How it ended.
    ///
    /// @param on the day from which the membership is the receiver's, or on which the transfer came to nothing
    record Closing(
            Instant at,
            LocalDate on,
            @Nullable ReturnReason reason,
            @Nullable String note) {

        private static Closing of(Instant now) {
            return new Closing(now, BusinessTime.dateOf(now), null, null);
        }

        private Closing because(@Nullable ReturnReason why, @Nullable String text) {
            return new Closing(at, on, why, text);
        }
    }
}
