package dangjian.member.development;

import dangjian.kit.web.Problem;
import dangjian.member.ballot.MajorityKind;

/// Whether a step tells the vote, and the proposal voted on, as its case demands.
record VoteCheck(Step step, StepDetails details) {

    void check(CaseFile file) {
        checkBallot(file.template());
        checkProposal(file);
    }

    private void checkBallot(Template template) {
        var ballot = details.ballot();
        if (ballot == null) {
            if (step.majority() != null) {
                throw fault("/ballot", "member.development.ballot");
            }
        }
        if (step.majority() != MajorityKind.ADMISSION
                && !details.vote().excluded().isEmpty()) {
            throw fault("/excluded", "member.development.no-exclusion");
        }
        if (ballot == null) {
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
