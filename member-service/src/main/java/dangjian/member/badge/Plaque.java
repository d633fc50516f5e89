package dangjian.member.badge;

import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plaque or post (先锋岗、示范岗、挂牌上岗), held by a member, or by the organisation when there is none.
///
/// @param endsOn the first day on which it no longer holds, as granted
record Plaque(
        UUID id,
        Kind kind,
        @Schema(example = "便民服务窗口党员先锋岗") String title,
        UUID orgId,
        @Schema(description = "持有的党员；由党组织持有的不写") @Nullable UUID memberId,
        @Schema(example = "社区党群服务中心一楼大厅") String place,
        LocalDate grantedOn,
        @Schema(description = "到期日（不含）") @Nullable LocalDate endsOn,
        @Schema(description = "摘牌日期") @Nullable LocalDate removedOn,
        @Schema(description = "摘牌理由") @Nullable String removeReason,
        int version) {

    Plaque {
        if (endsOn != null && !endsOn.isAfter(grantedOn)) {
            throw Problem.unprocessable("member.plaque.rules").at("/endsOn", "member.plaque.ends-on");
        }
    }

    /// It is taken down (摘牌).
    Plaque remove(LocalDate day, String reason) {
        if (removedOn != null) {
            throw Problem.conflict("member.plaque.removed");
        }
        if (day.isBefore(grantedOn)) {
            throw Problem.unprocessable("member.plaque.rules").at("/removedOn", "member.plaque.removed-on");
        }
        return new Plaque(id, kind, title, orgId, memberId, place, grantedOn, endsOn, day, reason, version + 1);
    }

    /// What it is; an honour is not given to somebody who may not be rated excellent.
    enum Kind {
        VANGUARD_POST("先锋岗", true),
        MODEL_POST("示范岗", true),
        DUTY_POST("挂牌上岗", false);

        private final String label;
        private final boolean isHonour;

        Kind(String label, boolean isHonour) {
            this.label = label;
            this.isHonour = isHonour;
        }

        /// As sheets call it.
        String label() {
            return label;
        }

        boolean isHonour() {
            return isHonour;
        }
    }
}
