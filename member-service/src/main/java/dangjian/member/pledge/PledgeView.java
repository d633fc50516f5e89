package dangjian.member.pledge;

import dangjian.member.roster.RosterMember;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A pledge as the branch and the member see it.
record PledgeView(
        UUID id,
        UUID memberId,
        @Schema(example = "李建国") String memberName,
        UUID orgId,
        String orgName,
        @Schema(example = "2026") int year,
        PledgeState state,
        @Schema(description = "审核人") @Nullable String approver,
        @Nullable Instant approvedAt,

        @Schema(description = "公开页面的编码；没有公开的不写", example = "6f1c0a3e5b7d49c28e9f0b1a2c3d4e5f") @Nullable
        String code,

        @Schema(description = "评议结果") @Nullable ReviewResult result,
        @Nullable String reviewNote,
        @Nullable Instant reviewedAt,
        @Schema(description = "总进度（%），各事项的平均") int progress,
        List<PledgeItem> items,
        int version) {

    static PledgeView of(Pledge pledge, RosterMember member, Collection<PledgeItem> items) {
        return new PledgeView(
                pledge.id(),
                pledge.memberId(),
                member.name(),
                member.orgId(),
                member.orgName(),
                pledge.year(),
                pledge.state(),
                pledge.approver(),
                pledge.approvedAt(),
                pledge.code(),
                pledge.result(),
                pledge.reviewNote(),
                pledge.reviewedAt(),
                (int) items.stream().mapToInt(PledgeItem::progress).average().orElse(0),
                List.copyOf(items),
                pledge.version());
    }
}
