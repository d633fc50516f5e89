package dangjian.member.pledge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pledge as everybody with its address may see it: name, organisation, items and progress, nothing else of anybody.
record PublicPledge(
        @Schema(example = "李建国") String name,
        @Schema(example = "中国共产党晨江区北街第一支部委员会") String organization,
        @Schema(example = "2026") int year,
        List<Item> items,
        @Schema(description = "评议结果") @Nullable ReviewResult result,
        @Schema(description = "经审核的群众确认数", example = "12") long confirmations,
        @Schema(description = "经审核的群众留言，新的在前；纯文本，显示时须转义") List<Comment> comments) {

    /// One thing pledged.
    @Schema(name = "PublicPledgeItem")
    record Item(String text, @Schema(description = "进度（%）") int progress) {}

    /// What somebody said, and on which day.
    @Schema(name = "PublicPledgeComment")
    record Comment(String text, LocalDate on) {}
}
