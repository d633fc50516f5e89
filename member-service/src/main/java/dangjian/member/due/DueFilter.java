package dangjian.member.due;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of the things to be done are wanted.
record DueFilter(
        @Schema(description = "只看这个组织及其下级的") @Nullable UUID under,

        @Schema(description = "只看这一种，见 /due-items/kinds", example = "TRANSFER") @Nullable
        String kind,

        @Schema(description = "只看最迟日期不晚于这一天的；缺省为今后 30 天（规则 due-items-ahead-days）。没有期限的总是列出") @Nullable
        LocalDate dueBy) {}
