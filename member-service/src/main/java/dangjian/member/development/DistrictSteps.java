package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a district demands beyond the national text: steps of its own, and more at the steps that there are.
///
/// @param added steps of its own
/// @param stricter national steps at which more is demanded
record DistrictSteps(
        @Nullable @Size(max = 40) List<@Valid @NotNull Added> added,
        @Nullable @Size(max = 40) List<@Valid @NotNull Stricter> stricter) {

    /// The steps of the national text with what is added.
    List<Step> on(List<Step> national) {
        var own = added == null ? Stream.<Step>empty() : added.stream().map(Added::step);
        return Stream.concat(national.stream().map(this::strict), own).toList();
    }

    List<Stricter> tightened() {
        return stricter == null ? List.of() : stricter;
    }

    private Step strict(Step step) {
        return tightened().stream()
                .filter(more -> more.code().equals(step.code()))
                .reduce(step, (before, more) -> more.of(before), (_, last) -> last);
    }

    /// A step of the district's own.
    @Schema(name = "AddedDevelopmentStep")
    record Added(
            @Schema(example = "CADRE_EXAMINATION") @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}")
            String code,

            @Schema(description = "在流程中的位置，见全国版本各步骤的 place；相同位置的不分先后", example = "105") @NotNull
            Integer place,

            @Schema(description = "编号", example = "11b") @NotBlank @Size(max = 10)
            String number,

            @Schema(example = "CANDIDACY")
            @NotNull
            @Pattern(regexp = "APPLICATION|CULTIVATION|CANDIDACY|ADMISSION|CONFIRMATION")
            String stage,

            @Schema(example = "区委组织部抽查档案") @NotBlank @Size(max = 60)
            String title,

            @NotNull Step.Actor actor,

            @Schema(description = "应有的材料") @Nullable @Size(max = 10)
            List<@NotBlank @Size(max = 60) String> documents,

            boolean documentsMayFollow,
            boolean isOptional,
            @Schema(description = "是否有合格与否的结果") boolean isDecision,
            @Nullable @Size(max = 5) List<@Valid @NotNull NewLimit> limits,

            @Schema(example = "晨组发〔2026〕8号") @NotBlank @Size(max = 200)
            String basis) {

        private Step step() {
            return new Step(
                    code,
                    place,
                    number,
                    stage,
                    title,
                    null,
                    actor,
                    documents == null ? List.of() : documents,
                    documentsMayFollow,
                    isOptional,
                    isDecision,
                    null,
                    null,
                    null,
                    new Step.Demands(null, 1, 0, 0, false, 0, 0, null),
                    limits == null
                            ? List.of()
                            : limits.stream().map(NewLimit::limit).toList(),
                    basis);
        }
    }

    /// More at a step of the national text.
    @Schema(name = "StricterDevelopmentStep")
    record Stricter(
            @Schema(description = "全国版本中的步骤", example = "ADMISSION_NOTICE") @NotBlank @Size(max = 60)
            String code,

            @Schema(description = "可选的步骤是否成为必办", example = "true")
            boolean isRequired,

            @Schema(description = "另外要求的材料") @Nullable @Size(max = 10)
            List<@NotBlank @Size(max = 60) String> documents,

            @Nullable @Size(max = 5) List<@Valid @NotNull NewLimit> limits) {

        private Step of(Step step) {
            var more = limits == null
                    ? List.<Limit>of()
                    : limits.stream().map(limit -> limit.on(step)).toList();
            var kept = step.limits().stream().filter(limit -> more.stream().noneMatch(other -> other.replaces(limit)));
            var papers = documents == null ? Stream.<String>empty() : documents.stream();
            return step.with(
                    !isRequired && step.isOptional(),
                    Stream.concat(step.documents().stream(), papers).distinct().toList(),
                    Stream.concat(kept, more.stream()).toList());
        }
    }

    /// A time limit of the district's own.
    @Schema(name = "NewDevelopmentLimit")
    record NewLimit(
            @NotNull Limit.Bound bound,

            @Schema(description = "从哪个步骤或 PROBATION_END 起算", example = "ADMISSION_NOTICE") @NotBlank @Size(max = 60)
            String anchor,

            @Schema(example = "7") @NotNull @Min(0) @Max(366)
            Integer amount,

            @Schema(description = "特殊情况下最多延到") @Nullable @Min(0) @Max(366)
            Integer special,

            @NotNull Limit.Unit unit,

            @Schema(example = "晨组发〔2026〕8号") @NotBlank @Size(max = 200)
            String basis,

            @Schema(description = "起算步骤的有效期；不填时同所代替的期限") @Valid
            Limit.@Nullable Validity validity) {

        private Limit limit() {
            return new Limit(bound, anchor, amount, special, unit, basis, validity);
        }

        private Limit on(Step national) {
            var own = limit();
            return national.limits().stream()
                    .filter(own::replaces)
                    .findFirst()
                    .map(own::insteadOf)
                    .orElse(own);
        }
    }
}
