package dangjian.evaluation.star;

import dangjian.evaluation.star.StarApplicationRepository.Participation;
import dangjian.evaluation.star.StarCycleService.Viewed;
import dangjian.evaluation.star.StarViews.CycleView;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/star-cycles")
@Tag(name = "星级评定")
class StarCycleController {

    private final StarCycleService service;

    StarCycleController(StarCycleService service) {
        this.service = service;
    }

    @PostMapping
    @Operation(operationId = "openStarCycle", summary = "开始一个年度的星级评定，为范围内的“两新”组织党组织建立申报")
    Mono<ResponseEntity<CycleView>> open(
            @Valid @RequestBody Opening opening,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        var district = caller.organizations(Role.DISTRICT_ADMIN).getFirst();
        var cycle = StarCycle.open(district, opening.year(), opening.schemeVersion());
        return service.open(cycle, opening.participation(), scope)
                .map(opened -> ResponseEntity.created(URI.create("/api/v1/star-cycles/" + cycle.id()))
                        .eTag("\"" + cycle.version() + "\"")
                        .body(opened.view()));
    }

    @GetMapping
    @Operation(operationId = "listStarCycles", summary = "评定周期，最近的在前")
    Mono<Page<CycleView>> list(
            Paging paging, @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.list(scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getStarCycle", summary = "一个评定周期及申报进度")
    Mono<ResponseEntity<CycleView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return tagged(service.find(id, scope));
    }

    @PutMapping("/{id}/decision")
    @Operation(
            operationId = "decideStarCycle",
            summary = "会议研究：按得分、否决、限制和名额一次评定全部星级",
            description = "尚有未审核的申报时，须声明其视为未参评。")
    Mono<ResponseEntity<CycleView>> decide(
            @PathVariable UUID id,
            @Valid @RequestBody Decision decision,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return tagged(service.decide(id, decision.lapseUnfinished(), version, caller, scope));
    }

    @PutMapping("/{id}/public-notice")
    @Operation(operationId = "publishStarCycle", summary = "开始公示", description = "公示期的工作日数由评定办法规定。")
    Mono<ResponseEntity<CycleView>> publish(
            @PathVariable UUID id,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return tagged(service.publish(id, version, caller, scope));
    }

    @PutMapping("/{id}/confirmation")
    @Operation(operationId = "confirmStarCycle", summary = "公示期满，定星授牌")
    Mono<ResponseEntity<CycleView>> confirm(
            @PathVariable UUID id,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return tagged(service.confirm(id, version, caller, scope));
    }

    private static Mono<ResponseEntity<CycleView>> tagged(Mono<Viewed> answer) {
        return answer.map(viewed -> Version.tagged(viewed.view(), viewed.cycle().version()));
    }

    /// @param categories kinds of unit that take part; all two-new ones unless given
    /// @param kinds kinds of organisation that take part; all below unless given
    record Opening(
            @NotNull @Min(2000) @Max(2100) @Schema(example = "2026")
            Integer year,

            @NotNull @Schema(example = "1") Integer schemeVersion,
            @Nullable @Size(min = 1, max = 2) Set<@NotNull TwoNew> categories,
            @Nullable @Size(min = 1, max = 4) Set<@NotNull Rated> kinds) {

        Participation participation() {
            return new Participation(year, names(categories, TwoNew.values()), names(kinds, Rated.values()));
        }

        private static <E extends Enum<E>> String[] names(@Nullable Collection<E> given, E[] all) {
            var chosen = given == null ? Arrays.asList(all) : given;
            return chosen.stream().map(Enum::name).toArray(String[]::new);
        }
    }

    record Decision(
            @NotNull @Schema(example = "true", description = "未完成审核的申报视为未参评")
            Boolean lapseUnfinished) {}

    /// Kinds of unit that make an organisation a two-new one.
    enum TwoNew {
        /// 非公有制企业
        NONPUBLIC_ENTERPRISE,
        /// 社会组织
        SOCIAL_ORG
    }

    /// Kinds of organisation that are rated.
    enum Rated {
        BRANCH,
        JOINT_BRANCH,
        COMMITTEE,
        GENERAL_BRANCH
    }
}
