package dangjian.member.cultivation;

import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way of cultivation (培养路径) in one of its versions.
///
/// @param forMembers whether it is a member who is cultivated from the start
/// @param steps in the order in which they must be done
@Schema(name = "CultivationPipeline")
record Pipeline(
        @Schema(example = "BACKBONE_TO_MEMBER") String code,
        int version,
        LocalDate effectiveOn,
        @Schema(example = "把骨干培养成党员") String title,
        boolean forMembers,
        @Schema(description = "依据") String basis,
        List<Step> steps) {

    /// The place of a step.
    int indexOf(String step) {
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index).code().equals(step)) {
                return index;
            }
        }
        throw Problem.notFound("cultivation.step.unknown");
    }

    Step get(int index) {
        return steps.get(index);
    }

    boolean isLast(int index) {
        return index == steps.size() - 1;
    }

    @Schema(name = "CultivationPipelineStep")
    record Step(
            @Schema(example = "CHOSEN") String code,
            @Schema(example = "确定为培养对象") String label,

            @Schema(description = "由平台得出的来源；没有的由经办人登记") @Nullable
            Follows follows) {}

    /// Whence the platform knows the day of a step.
    enum Follows {
        /// 列入培养
        START,
        /// 发展党员档案：递交入党申请书
        APPLICATION,
        /// 发展党员档案：确定为入党积极分子
        ACTIVIST,
        /// 党员名册：入党
        ADMISSION
    }
}
