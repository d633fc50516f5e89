package dangjian.member.mobility;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/// What was done to find a lost member (查找记录).
record SearchEffort(
        LocalDate madeOn,
        @Schema(description = "方式", example = "电话联系亲属") String means,
        @Schema(description = "结果", example = "亲属不知去向") String result,
        @Schema(description = "登记人") String recorder) {}
