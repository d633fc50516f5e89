package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of the whole procedure; a case keeps the version in force on the day of its application.
///
/// @param committeeFrom with fewer full members a branch has no committee
/// @param leagueAge up to this age League members are recommended by the League (推优)
record Template(
        @Schema(example = "CPC-2026") String version,
        @Schema(example = "发展党员工作流程（2026年修订）") String title,
        LocalDate effectiveOn,
        @Schema(description = "接收和转正须无记名投票") boolean secretBallot,
        @Schema(example = "12") int probationMonths,
        @Schema(example = "6") int extensionMinMonths,
        @Schema(example = "12") int extensionMaxMonths,
        @Schema(example = "7") int committeeFrom,
        @Schema(example = "28") int leagueAge,
        @Schema(example = "30") int dueSoonDays,
        String basis,
        List<Step> steps) {

    @Nullable
    Step find(String code) {
        return steps.stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
