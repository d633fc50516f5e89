package dangjian.evaluation.point;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What happened, as far as an entry rests on it (佐证).
///
/// @param reason why the attendance was corrected
record Evidence(
        @Schema(example = "THEME_DAY") String kind,
        @Nullable @Schema(example = "三月主题党日：学习全国两会精神") String title,
        @Schema(example = "PRESENT") String status,
        boolean isGuest,
        @Nullable String reason) {

    Evidence correctedTo(String newStatus, String why) {
        return new Evidence(kind, title, newStatus, isGuest, why);
    }
}
