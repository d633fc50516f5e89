package dangjian.member.discipline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Why a member lacks rights on a day.
///
/// @param until the first day without this restriction, as far as it is known
public record Restriction(
        Cause cause,

        @Schema(description = "不再受此限制的第一天；未定的不写", example = "2027-06-01") @Nullable
        LocalDate until) {

    static Restriction of(Cause cause) {
        return new Restriction(cause, null);
    }

    /// What restricts.
    public enum Cause {
        /// 不是党员：尚未入党，或已离开
        NOT_A_MEMBER,
        /// 预备党员
        PROBATIONARY_MEMBER,
        /// 停止党籍
        SUSPENDED,
        /// 中止党员权利（被留置、逮捕等）
        RIGHTS_SUSPENDED,
        /// 留党察看期间
        UNDER_PROBATION,
        /// 处分影响期
        PENALTY_IN_EFFECT
    }
}
