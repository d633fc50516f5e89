package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member who has a vote and is not counted among those who should attend (不计入应到会人数), and why.
///
/// @param consent of the superior, which the meeting approved
record Exclusion(
        @NotNull UUID memberId,

        @Schema(description = "理由，见代码表 attendance-exclusions", example = "BEDRIDDEN") @NotNull
        Ground ground,

        @Schema(description = "上级党组织同意的文号或日期；NOT_HERE_THEN 不需要", example = "街道党工委2026年10月8日同意")
        @Nullable
        @Size(min = 2, max = 100)
        String consent) {

    /// Whether its ground needs a consent and has none.
    boolean lacksConsent() {
        return ground != Ground.NOT_HERE_THEN && (consent == null || consent.isBlank());
    }

    /// Why somebody need not attend; the labels are the code list `attendance-exclusions`.
    enum Ground {
        /// 患有疾病，不能表达本人意志
        UNABLE_TO_EXPRESS,
        /// 自费出国（境）半年以上
        ABROAD,
        /// 正在服刑而未受开除党籍处分
        SERVING_SENTENCE,
        /// 卧床不起、生活不能自理
        BEDRIDDEN,
        /// 外出工作、学习半年以上，应转而未转组织关系
        AWAY,
        /// 离退休后长期居住外地
        RETIRED_AWAY,
        /// 当日不在本支部：名册登记在后，此前按现状推定
        NOT_HERE_THEN
    }
}
