package dangjian.member.pledge;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The pledge (公开承诺) of a member for a year.
///
/// @param code address of the public page; absent before approval and after revocation
record Pledge(
        UUID id,
        UUID memberId,
        int year,
        PledgeState state,
        @Nullable Instant approvedAt,
        @Nullable String approver,
        @Nullable String code,
        @Nullable ReviewResult result,
        @Nullable String reviewNote,
        @Nullable Instant reviewedAt,
        Instant createdAt,
        int version) {

    static Pledge draft(UUID member, int year, Instant now) {
        return new Pledge(Ids.next(), member, year, PledgeState.DRAFT, null, null, null, null, null, null, now, 1);
    }

    /// Its items become others; what the branch has approved stays as it is.
    Pledge rewrite() {
        if (state != PledgeState.DRAFT) {
            throw Problem.conflict("member.pledge.approved");
        }
        return with(code);
    }

    /// The branch approves it, or gives a public page back to one whose page was revoked.
    Pledge publish(String newCode, String by, Instant now) {
        if (code != null) {
            throw Problem.conflict("member.pledge.public");
        }
        return new Pledge(
                id,
                memberId,
                year,
                state == PledgeState.DRAFT ? PledgeState.APPROVED : state,
                approvedAt == null ? now : approvedAt,
                approver == null ? by : approver,
                newCode,
                result,
                reviewNote,
                reviewedAt,
                createdAt,
                version + 1);
    }

    /// The public page disappears; the pledge stays.
    Pledge withdraw() {
        if (code == null) {
            throw Problem.conflict("member.pledge.not-public");
        }
        return with(null);
    }

    Pledge progress() {
        if (state != PledgeState.APPROVED) {
            throw Problem.conflict("member.pledge.no-progress");
        }
        return with(code);
    }

    /// The yearly review (年度评议).
    Pledge review(ReviewResult found, String note, Instant now) {
        if (state != PledgeState.APPROVED) {
            throw Problem.conflict("member.pledge.not-reviewable");
        }
        return new Pledge(
                id,
                memberId,
                year,
                PledgeState.REVIEWED,
                approvedAt,
                approver,
                code,
                found,
                note,
                now,
                createdAt,
                version + 1);
    }

    private Pledge with(@Nullable String nextCode) {
        return new Pledge(
                id,
                memberId,
                year,
                state,
                approvedAt,
                approver,
                nextCode,
                result,
                reviewNote,
                reviewedAt,
                createdAt,
                version + 1);
    }
}
