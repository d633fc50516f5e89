package dangjian.member.rights;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.HarmlessToRepeat;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.discipline.MemberRights;
import dangjian.member.discipline.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Which rights members have on a day.
@RestController
@PeopleOnly("missing rights tell of discipline")
@RequestMapping("/api/v1/members")
@Tag(name = "rights", description = "党员权利：某一天能否表决、被选举、作介绍人、评优")
class RightsController {

    private static final LocalDate FIRST_DAY = LocalDate.of(1921, 7, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final MemberRights rights;
    private final InstantSource clock;

    RightsController(MemberRights rights, InstantSource clock) {
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping("/{id}/rights")
    @Operation(operationId = "getMemberRights", summary = "一名党员在某一天的权利；党员只看到本人的")
    Mono<MemberOfRights> one(
            @PathVariable UUID id,
            @Parameter(description = "缺省为今天") @RequestParam(required = false) @Nullable LocalDate on,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return answer(Set.of(id), on, scope).map(all -> all.members().getFirst());
    }

    @PostMapping("/rights")
    @HarmlessToRepeat
    @Operation(operationId = "listMemberRights", summary = "一批党员在某一天的权利，例如确定应到会有表决权的人数")
    Mono<Answer> many(
            @Valid @RequestBody Question question,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return answer(question.memberIds(), question.on(), scope);
    }

    private Mono<Answer> answer(Set<UUID> members, @Nullable LocalDate on, Scope scope) {
        var day = on == null ? BusinessTime.today(clock) : on;
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw Problem.invalid("request.invalid").at("on", "figure.day", FIRST_DAY, LAST_DAY);
        }
        return rights.on(members, day, scope).map(found -> Answer.of(day, found));
    }

    /// Whose rights are asked for.
    @Schema(name = "RightsQuestion")
    record Question(
            @NotEmpty @Size(max = 1000) Set<@NotNull UUID> memberIds,

            @Schema(description = "缺省为今天", example = "2026-11-22") @Nullable
            LocalDate on) {}

    /// The rights of each member that was asked for.
    @Schema(name = "RightsAnswer")
    record Answer(
            LocalDate on, @Schema(description = "有表决权的人数") long voters, List<MemberOfRights> members) {

        static Answer of(LocalDate day, Map<UUID, Rights> rights) {
            return new Answer(
                    day,
                    rights.values().stream().filter(Rights::mayVote).count(),
                    rights.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> new MemberOfRights(entry.getKey(), day, entry.getValue()))
                            .toList());
        }
    }

    /// The rights of one member.
    @Schema(name = "MemberRights")
    record MemberOfRights(UUID memberId, LocalDate on, Rights rights) {}
}
