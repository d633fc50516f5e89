package dangjian.evaluation.point;

import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new version of the rule book: some rules changed, everything else as the version it is based on has it.
record RuleBookDraft(
        @NotNull @Schema(example = "1") Integer basedOn,

        @NotBlank @Size(max = 200) @Schema(example = "党员积分管理办法（2027年修订）")
        String title,

        @NotNull @Schema(example = "2027-01-01") LocalDate effectiveFrom,

        @NotBlank @Size(max = 500) @Schema(example = "区委组织部〔2026〕8号")
        String legalBasis,

        @NotNull @Size(max = 100) List<@Valid @NotNull Change> changes) {

    /// New numbers of one rule.
    ///
    /// @param capPerYear null for no limit
    record Change(
            @NotBlank @Schema(example = "B01") String code,

            @NotNull @Digits(integer = 4, fraction = 1) @DecimalMin("-100") @DecimalMax("100") @Schema(example = "1")
            BigDecimal leastPoints,

            @NotNull @Digits(integer = 4, fraction = 1) @DecimalMin("-100") @DecimalMax("100") @Schema(example = "1")
            BigDecimal mostPoints,

            @Nullable @Digits(integer = 4, fraction = 1) @DecimalMin("0.1") @Schema(example = "24")
            BigDecimal capPerYear) {}

    /// @throws Problem `point.book` naming every change that the former book does not admit
    void mustFit(RuleBook former) {
        var problem = Problem.unprocessable("point.book");
        var seen = new HashSet<String>();
        for (int place = 0; place < changes.size(); place++) {
            var fault = fault(changes.get(place), former);
            if (!seen.add(changes.get(place).code())) {
                fault = "point.rule-twice";
            }
            if (fault != null) {
                problem = problem.at(
                        "/changes/" + place, fault, changes.get(place).code());
            }
        }
        if (!problem.faults().isEmpty()) {
            throw problem;
        }
    }

    private static @Nullable String fault(Change change, RuleBook former) {
        var rule = former.rules().stream()
                .filter(known -> known.code().equals(change.code()))
                .findFirst();
        if (rule.isEmpty()) {
            return "point.rule-unknown";
        }
        var isFixed = change.leastPoints().compareTo(change.mostPoints()) == 0;
        if (change.leastPoints().compareTo(change.mostPoints()) > 0) {
            return "point.rule-range";
        }
        if (!isFixed && former.entersAutomatically(change.code())) {
            return "point.rule-choice";
        }
        var isNegative = rule.get().part() == PointRule.Part.NEGATIVE;
        if (isNegative ? change.mostPoints().signum() > 0 : change.leastPoints().signum() < 0) {
            return "point.rule-sign";
        }
        return isNegative && change.capPerYear() != null ? "point.rule-cap" : null;
    }
}
