package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Who should attend the meeting that discusses a case.
@RestController
@RequestMapping("/api/v1/development-cases/{id}/voters")
@Tag(name = "development-cases")
class VoterController {

    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final CaseService cases;
    private final Electorates electorates;
    private final InstantSource clock;

    VoterController(CaseService cases, Electorates electorates, InstantSource clock) {
        this.cases = cases;
        this.electorates = electorates;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listDevelopmentVoters",
            summary = "支部大会应到会有表决权的党员，由名册和当日的党员权利得出",
            description = "表决的应到会人数须与此相符；不计入的须逐人写明理由。")
    Mono<Voters> voters(
            @PathVariable UUID id,
            @Schema(description = "开会日期，默认今天", example = "2026-10-12") @RequestParam(required = false) @Nullable
                    LocalDate on,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var day = on == null ? BusinessTime.today(clock) : on;
        if (day.isBefore(BusinessTime.FOUNDING) || day.isAfter(LAST_DAY)) {
            throw Problem.invalid("request.invalid").at("on", "figure.day", BusinessTime.FOUNDING, LAST_DAY);
        }
        return cases.find(id, scope)
                .flatMap(file -> electorates.of(file.development(), day, scope))
                .map(Voters::of);
    }

    /// Those who should attend on a day.
    @Schema(name = "DevelopmentVoters")
    record Voters(
            LocalDate on,

            @Schema(description = "应到会有表决权的人数", example = "9")
            int count,

            @Schema(description = "早于建档，名册可能不全") boolean mayBeIncomplete,
            List<Voter> items) {

        static Voters of(Electorate electorate) {
            return new Voters(
                    electorate.day(),
                    electorate.voters().size(),
                    electorate.mayBeIncomplete(),
                    electorate.voters().stream()
                            .map(voter -> new Voter(voter.memberId(), voter.name(), voter.isPresumed(electorate.day())))
                            .toList());
        }
    }

    /// One of them.
    @Schema(name = "DevelopmentVoter")
    record Voter(
            UUID memberId,
            @Schema(example = "李建国") String name,

            @Schema(description = "登记在该日之后，在本支部是按现状推定的") boolean isPresumed) {}
}
