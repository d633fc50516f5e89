package dangjian.member.development;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dangjian.kit.web.Scope;
import dangjian.member.ballot.MajorityKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of the whole procedure; a case keeps the version in force on the day of its application.
///
/// @param committeeFrom with fewer full members a branch has no committee
/// @param path of the organisation whose branches follow it
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

        @Schema(description = "所依据的全国版本；全国版本本身没有", example = "CPC-2026") @Nullable
        String basedOn,

        @Schema(description = "适用于哪个组织及其下级；全国版本没有") @Nullable
        UUID orgId,

        @JsonIgnore @Nullable String path,
        List<Step> steps) {

    /// Whether a branch with that path follows it.
    boolean appliesTo(String branch) {
        return path == null ? orgId == null : branch.startsWith(path);
    }

    /// Whether somebody with that scope has to do with it.
    boolean isFor(Scope scope) {
        return path == null
                ? orgId == null
                : scope.covers(path) || scope.paths().stream().anyMatch(root -> root.startsWith(path));
    }

    boolean hasCommittee(int fullMembers) {
        return fullMembers >= committeeFrom;
    }

    /// As it reads in a branch with so many full members.
    Template in(int fullMembers) {
        return hasCommittee(fullMembers)
                ? this
                : new Template(
                        version,
                        title,
                        effectiveOn,
                        secretBallot,
                        probationMonths,
                        extensionMinMonths,
                        extensionMaxMonths,
                        committeeFrom,
                        leagueAge,
                        dueSoonDays,
                        basis,
                        basedOn,
                        orgId,
                        path,
                        steps.stream().map(Step::withoutCommittee).toList());
    }

    /// The meeting that decides on the admission: from its day the probation counts.
    Step admission() {
        return steps.stream()
                .filter(step -> step.majority() == MajorityKind.ADMISSION && step.effect() == null)
                .findFirst()
                .orElseThrow();
    }

    @Nullable
    Step find(String code) {
        return steps.stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
