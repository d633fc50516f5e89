package dangjian.evaluation.star;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/star-schemes")
@Tag(name = "星级评定")
class StarSchemeController {

    private final StarSchemeService service;

    StarSchemeController(StarSchemeService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listStarSchemes", summary = "已发布的星级评定办法各版本，最新的在前")
    Mono<Page<StarScheme>> all(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller) {
        return service.all().map(all -> new Page<>(all, null, null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "publishStarScheme",
            summary = "在已有版本的基础上发布新版星级评定办法",
            description = "维度、指标、否决清单沿用所依据的版本；发布后不可更改。")
    Mono<StarScheme> publish(@Valid @RequestBody Draft draft, @Allowed(Role.DISTRICT_ADMIN) Caller caller) {
        return service.publish(draft);
    }

    /// @param thresholds from most stars to fewest; those of the version it is based on unless given
    record Draft(
            @NotNull @Schema(example = "1") Integer basedOn,

            @NotBlank @Size(max = 200) @Schema(example = "“两新”组织党组织星级评定办法（2027年修订）")
            String title,

            @NotNull @Schema(example = "2027-01-01") LocalDate effectiveFrom,

            @NotBlank @Size(max = 500) @Schema(example = "区委社会工作部〔2026〕12号")
            String legalBasis,

            @NotNull @Min(0) @Max(60) @Schema(example = "7") Integer noticeWorkingDays,

            @Schema(description = "不填则沿用所依据的版本", requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 5)
            List<@Valid @NotNull Threshold> thresholds) {

        Draft {
            thresholds = Objects.requireNonNullElse(thresholds, List.of());
        }
    }

    record Threshold(
            @NotNull @Min(1) @Max(5) @Schema(example = "5") Integer stars,

            @NotNull @DecimalMin("0") @DecimalMax("110") @Schema(example = "92")
            BigDecimal leastPoints,

            @Nullable @DecimalMin("0.0001") @DecimalMax("1") @Schema(example = "0.05")
            BigDecimal quota,

            @Nullable @DecimalMin("0") @Schema(example = "5000")
            BigDecimal reward,

            @Nullable @Size(max = 100) @Schema(example = "区级基层党建专项经费")
            String funding) {

        boolean lacksFunding() {
            return reward != null && funding == null;
        }
    }
}
