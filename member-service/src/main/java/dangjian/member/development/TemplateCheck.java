package dangjian.member.development;

import dangjian.kit.web.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether a district's template keeps what the national text demands, and makes sense in itself.
record TemplateCheck(Template base, Template district) {

    private static final int MONTHS_OF_A_YEAR = 12;

    /// @throws Problem when it removes or loosens something, or names what does not exist
    void check(DistrictSteps more) {
        mustNameNationalSteps(more.tightened());
        mustBeUnique();
        for (var step : district.steps()) {
            var national = base.find(step.code());
            if (national == null) {
                mustLieWithin(step);
            } else if (!step.isAtLeast(national)) {
                throw fault("/stricter", "member.development.template-looser", national.title());
            }
            step.limits().forEach(limit -> check(step, limit));
        }
    }

    private void mustNameNationalSteps(List<DistrictSteps.Stricter> stricter) {
        for (int place = 0; place < stricter.size(); place++) {
            if (base.find(stricter.get(place).code()) == null) {
                throw fault("/stricter/" + place + "/code", "member.development.template-step");
            }
        }
    }

    private void mustBeUnique() {
        var codes = new HashSet<String>();
        for (var step : district.steps()) {
            if (!codes.add(step.code()) || step.code().equals(Limit.PROBATION_END)) {
                throw fault("/added", "member.development.template-code", step.code());
            }
            var limits = new HashSet<List<Object>>();
            if (step.limits().stream().anyMatch(limit -> !limits.add(List.of(limit.bound(), limit.anchor())))) {
                throw fault("/added", "member.development.template-limit", step.code());
            }
        }
    }

    private void mustLieWithin(Step step) {
        var first = Objects.requireNonNull(base.find(Step.APPLICATION)).place();
        var last = place(Step.Effect.ARCHIVE);
        if (step.place() <= first || step.place() >= last) {
            throw fault("/added", "member.development.template-place", first, last);
        }
    }

    private void check(Step step, Limit limit) {
        var from = limit.anchor().equals(Limit.PROBATION_END)
                ? Integer.valueOf(place(Step.Effect.ADMIT))
                : placeOf(limit.anchor());
        var special = limit.special();
        var isStretched = special != null && (limit.bound() != Limit.Bound.LATEST || special <= limit.amount());
        var isEmptyNotice = limit.unit() == Limit.Unit.NOTICE_WORKING_DAYS && limit.amount() < 1;
        var isEndless = limit.unit() == Limit.Unit.MONTHS && limit.amount() > 5 * MONTHS_OF_A_YEAR;
        if (from == null
                || from >= step.place()
                || isStretched
                || isEmptyNotice
                || isEndless
                || limit.lapsesTooSoon()) {
            throw fault("/added", "member.development.template-limit", step.code());
        }
    }

    private @Nullable Integer placeOf(String code) {
        var step = district.find(code);
        return step == null ? null : step.place();
    }

    private int place(Step.Effect effect) {
        return base.steps().stream()
                .filter(step -> step.effect() == effect)
                .mapToInt(Step::place)
                .findFirst()
                .orElseThrow();
    }

    private static Problem fault(String pointer, String code, Object... arguments) {
        return Problem.unprocessable("member.development.rules").at(pointer, code, arguments);
    }
}
