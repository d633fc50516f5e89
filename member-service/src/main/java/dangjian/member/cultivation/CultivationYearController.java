package dangjian.member.cultivation;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Pipelines, and what organisations aim at and reach in a year.
@RestController
@RequestMapping("/api/v1/cultivation-pipelines")
@Tag(name = "cultivations")
class CultivationYearController {

    private final Pipelines pipelines;
    private final CultivationYears years;
    private final InstantSource clock;

    CultivationYearController(Pipelines pipelines, CultivationYears years, InstantSource clock) {
        this.pipelines = pipelines;
        this.years = years;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listCultivationPipelines", summary = "现行的培养路径及其步骤")
    Mono<List<Pipeline>> pipelines(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return pipelines.inForce();
    }

    @GetMapping("/counts")
    @Operation(operationId = "countCultivations", summary = "各组织（含其下级）各路径的年度目标和培养情况，截至某日")
    Mono<Page<CultivationCounts>> counts(
            @Parameter(description = "只看这个组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @Parameter(description = "统计到这一天，年度为当年；不填为今天", example = "2026-11-22")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return years.counts(asOf == null ? BusinessTime.today(clock) : asOf, under, scope, paging);
    }

    @PutMapping("/{pipeline}/targets/{year}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "setCultivationTarget", summary = "定一个组织一年的培养目标")
    Mono<Void> setTarget(
            @PathVariable String pipeline,
            @PathVariable @Min(2000) @Max(2100) int year,
            @Valid @RequestBody Target target,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return years.setTarget(target.orgId(), pipeline, year, target.target(), scope);
    }

    @Schema(name = "CultivationTarget")
    record Target(@NotNull UUID orgId, @Min(0) @Max(10_000) int target) {}
}
