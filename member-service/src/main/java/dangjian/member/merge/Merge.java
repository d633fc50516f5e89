package dangjian.member.merge;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.member.roster.Reason;
import dangjian.member.roster.RosterField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A proposal to make one record of two (重复党员合并); nothing changes until somebody else has agreed.
///
/// @param survivorId the record that goes on
/// @param taken the fields that it takes from the duplicate
/// @param entryId its place in the histories of both records, once they are merged
record Merge(
        UUID id,
        UUID survivorId,
        UUID duplicateId,
        String[] taken,
        String ground,
        State state,
        Instant proposedAt,
        UUID proposedBy,
        String proposer,
        @Nullable Instant decidedAt,
        @Nullable UUID decidedBy,
        @Nullable String decider,
        @Nullable String note,
        @Nullable UUID entryId,
        int version) {

    static Merge propose(UUID survivor, UUID duplicate, Set<RosterField> taken, Reason reason, Instant now) {
        if (survivor.equals(duplicate)) {
            throw Problem.unprocessable("member.merge.rules").at("/duplicateId", "member.merge.same");
        }
        return new Merge(
                Ids.next(),
                survivor,
                duplicate,
                taken.stream().map(Enum::name).sorted().toArray(String[]::new),
                reason.text(),
                State.PROPOSED,
                now,
                reason.caller().accountId(),
                reason.caller().name(),
                null,
                null,
                null,
                null,
                null,
                1);
    }

    /// They are one person; whoever proposed it cannot say so.
    Merge approve(String note, Caller by, Instant now) {
        mustBeOpen();
        if (by.accountId().equals(proposedBy)) {
            throw Problem.conflict("member.merge.own");
        }
        return decide(State.MERGED, note, by, now, Ids.next());
    }

    /// They are two people.
    Merge reject(String note, Caller by, Instant now) {
        mustBeOpen();
        return decide(State.REJECTED, note, by, now, null);
    }

    void mustBeOpen() {
        if (state != State.PROPOSED) {
            throw Problem.conflict("member.merge.decided");
        }
    }

    Set<RosterField> fields() {
        return Arrays.stream(taken).map(RosterField::valueOf).collect(Collectors.toSet());
    }

    Merging merging(LocalDate on, Caller by) {
        return new Merging(id, survivorId, duplicateId, on, new Reason(ground, by));
    }

    private Merge decide(State decision, String why, Caller by, Instant now, @Nullable UUID entry) {
        return new Merge(
                id,
                survivorId,
                duplicateId,
                taken,
                ground,
                decision,
                proposedAt,
                proposedBy,
                proposer,
                now,
                by.accountId(),
                by.name(),
                why,
                entry,
                version + 1);
    }

    /// How far it has come.
    enum State {
        /// 待批准
        PROPOSED,
        /// 已合并
        MERGED,
        /// 不是同一人
        REJECTED
    }
}
