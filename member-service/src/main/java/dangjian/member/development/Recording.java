package dangjian.member.development;

import dangjian.kit.web.Problem;
import dangjian.member.ballot.MajorityKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A step that somebody wants to record as done, judged by the plan of its case.
///
/// @param replaced the record that it corrects, which the plan no longer holds
record Recording(
        Step step,
        LocalDate doneOn,
        StepDetails details,
        @Nullable StepRecord replaced) {

    /// @throws Problem when it breaks the order, the limits or lacks what the step demands
    void check(CaseFile file, LocalDate today) {
        var plan = file.plan();
        checkOrder(plan);
        checkDay(plan, today);
        checkDemands();
        checkBallot(file.template());
        checkProposal(file);
    }

    Recording with(StepDetails completed) {
        return new Recording(step, doneOn, completed, replaced);
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
        if (plan.isDone(step) && !step.isRepeated()) {
            throw Problem.conflict("member.development.done-already", step.title());
        }
        if (replaced == null && plan.isOver(step)) {
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
        var days = details.trainingDays() == null ? 0 : details.trainingDays();
        var hours = details.trainingHours() == null ? 0 : details.trainingHours();
        if (demands.trainingDays() > 0 && days < demands.trainingDays() && hours < demands.trainingHours()) {
            throw fault(
                    "/trainingHours", "member.development.training", demands.trainingDays(), demands.trainingHours());
        }
        if (step.isDecision() != (details.isApproved() != null)) {
            throw fault(
                    "/isApproved", step.isDecision() ? "member.development.result" : "member.development.no-result");
        }
    }

    private void checkBallot(Template template) {
        var ballot = details.ballot();
        if (ballot == null) {
            if (step.majority() != null) {
                throw fault("/ballot", "member.development.ballot");
            }
            return;
        }
        if (step.majority() == null && step.actor() != Step.Actor.BRANCH_COMMITTEE) {
            throw fault("/ballot", "member.development.no-ballot");
        }
        ballot.check("/ballot");
        if (step.majority() == MajorityKind.ADMISSION && template.secretBallot() && !ballot.isSecret()) {
            throw fault("/ballot/isSecret", "member.development.secret");
        }
    }

    private void checkProposal(CaseFile file) {
        var proposal = details.proposal();
        var months = details.extensionMonths();
        if ((step.effect() == Step.Effect.PROPOSE) != (proposal != null)) {
            throw fault(
                    "/proposal", proposal == null ? "member.development.proposal" : "member.development.no-proposal");
        }
        if ((proposal == StepDetails.Proposal.EXTEND) != (months != null)) {
            throw fault("/extensionMonths", "member.development.extension-months", least(file), most(file));
        }
        if (months == null) {
            return;
        }
        if (months < least(file) || months > most(file)) {
            throw fault("/extensionMonths", "member.development.extension-months", least(file), most(file));
        }
        if (file.development().onProbation().isExtended()) {
            throw fault("/proposal", "member.development.extended-already");
        }
    }

    private static int least(CaseFile file) {
        return file.template().extensionMinMonths();
    }

    private static int most(CaseFile file) {
        return file.template().extensionMaxMonths();
    }

    private static Problem fault(String pointer, String code, Object... arguments) {
        return Problem.unprocessable("member.development.rules").at(pointer, code, arguments);
    }
}
