package dangjian.member.ballot;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.HarmlessToRepeat;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Counts votes without keeping them, so that a meeting sees the outcome before it is recorded.
@RestController
@RequestMapping("/api/v1/ballot-counts")
@Tag(name = "ballots", description = "表决：接收党员、党组织决议、选举三种不同的多数")
class BallotController {

    private final Majorities majorities;

    BallotController(Majorities majorities) {
        this.majorities = majorities;
    }

    @PostMapping
    @HarmlessToRepeat
    @Operation(operationId = "countBallot", summary = "按三种多数之一计票：只计算，不保存")
    Mono<Count> count(
            @Valid @RequestBody Question question,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller) {
        question.ballot().check("/ballot");
        return majorities
                .rule(question.on(), question.majority())
                .map(rule -> new Count(rule.rule().outcome(question.ballot()), rule.basis()));
    }

    /// A vote to be counted.
    record Question(
            @Schema(description = "哪一种多数") @NotNull MajorityKind majority,

            @Schema(description = "表决日期", example = "2026-10-12") @NotNull
            LocalDate on,

            @Valid @NotNull Ballot ballot) {}

    /// What came of it, by which rule.
    record Count(
            BallotOutcome outcome,
            @Schema(description = "依据") String basis) {}
}
