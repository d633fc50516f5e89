package dangjian.member.development;

import dangjian.kit.calendar.Months;
import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A step that somebody wants to record as done, judged by the plan of its case.
///
/// @param documents which were seen
/// @param replaced the record that it corrects, which the plan no longer holds
record Recording(
        Step step,
        LocalDate doneOn,
        StepDetails details,
        List<SeenDocument> documents,
        @Nullable StepRecord replaced) {

    /// @throws Problem when it breaks the order, the limits or lacks what the step demands
    void check(CaseFile file, LocalDate today) {
        var plan = file.plan();
        checkOrder(plan);
        checkDay(plan, today);
        checkDemands();
        new VoteCheck(step, details).check(file);
        checkDeparture(file);
        checkDocuments(file, today);
    }

    Recording with(StepDetails completed) {
        return new Recording(step, doneOn, completed, documents, replaced);
    }

    boolean isLate(Plan plan) {
        var latest = plan.latest(step);
        return latest != null && doneOn.isAfter(latest);
    }

    private void checkOrder(Plan plan) {
        var missing = plan.missingBefore(step);
        if (!missing.isEmpty()) {
            throw Problem.conflict(
                    "member.development.out-of-order",
                    missing.getFirst().number(),
                    missing.getFirst().title());
        }
        var lapsed = plan.lapsedBefore(step, doneOn);
        if (lapsed != null) {
            throw Problem.conflict(
                    "member.development.lapsed",
                    lapsed.number(),
                    lapsed.title(),
                    Objects.requireNonNull(plan.holdsUntil(lapsed)));
        }
        if (replaced == null && !plan.hasLapsed(step, doneOn)) {
            checkFirst(plan);
        }
    }

    private void checkFirst(Plan plan) {
        if (plan.isDone(step) && !step.isRepeated()) {
            throw Problem.conflict("member.development.done-already", step.title());
        }
        if (plan.isOver(step) && !plan.isExcused(step)) {
            throw Problem.conflict("member.development.over", step.title());
        }
    }

    private void checkDay(Plan plan, LocalDate today) {
        if (doneOn.isAfter(today)) {
            throw fault("/doneOn", "import.future");
        }
        var earliest = plan.earliest(step);
        if (doneOn.isBefore(earliest)) {
            throw fault("/doneOn", "member.development.too-early", earliest);
        }
        var explanation = details.explanation();
        if (isLate(plan) && (explanation == null || explanation.isBlank())) {
            throw fault("/explanation", "member.development.late", Objects.requireNonNull(plan.latest(step)));
        }
    }

    private void checkDemands() {
        var demands = step.demands();
        var people = new HashSet<>(details.people()).size();
        if (people != details.people().size() || people < demands.peopleMin() || people > demands.peopleMax()) {
            throw fault("/people", "member.development.people", demands.peopleMin(), demands.peopleMax());
        }
        var days = details.training().trainingDays() == null
                ? 0
                : details.training().trainingDays();
        var hours = details.training().trainingHours() == null
                ? 0
                : details.training().trainingHours();
        if (demands.trainingDays() > 0 && days < demands.trainingDays() && hours < demands.trainingHours()) {
            throw fault(
                    "/trainingHours", "member.development.training", demands.trainingDays(), demands.trainingHours());
        }
        if (step.isDecision() != (details.isApproved() != null)) {
            throw fault(
                    "/isApproved", step.isDecision() ? "member.development.result" : "member.development.no-result");
        }
    }

    /// Whoever is about to leave is not admitted (三个月内将离开的，一般不办理接收手续).
    private void checkDeparture(CaseFile file) {
        var declared = details.departure();
        var months = step.demands().leavingMonths();
        if (declared != null && (months == null || declared.isLeaving() != (declared.leavesOn() != null))) {
            throw fault("/departure", "member.development.departure");
        }
        if (months == null || Boolean.FALSE.equals(details.isApproved())) {
            return;
        }
        var known = declared == null ? file.plan().departure() : declared;
        if (known == null) {
            throw fault("/departure", "member.development.departure");
        }
        var leavesOn = known.leavesOn();
        if (leavesOn != null && !leavesOn.isAfter(Months.plus(doneOn, months))) {
            throw fault("/departure/leavesOn", "member.development.leaving", leavesOn, months);
        }
    }

    private void checkDocuments(CaseFile file, LocalDate today) {
        for (int place = 0; place < documents.size(); place++) {
            var datedOn = documents.get(place).datedOn();
            if (datedOn != null && datedOn.isAfter(today)) {
                throw fault("/documents/" + place + "/datedOn", "import.future");
            }
        }
        var missing = step.effect() == Step.Effect.ARCHIVE
                ? file.register().missingForArchive(file.template(), file.records(), documents)
                : file.register().missing(step, documents, replaced);
        if (!missing.isEmpty() && !step.documentsMayFollow()) {
            throw fault("/documents", "member.development.documents", String.join("、", missing));
        }
    }

    private static Problem fault(String pointer, String code, Object... arguments) {
        return Problem.unprocessable("member.development.rules").at(pointer, code, arguments);
    }
}
