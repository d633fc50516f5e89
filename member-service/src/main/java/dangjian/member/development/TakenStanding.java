package dangjian.member.development;

import dangjian.kit.calendar.Months;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.web.Problem;
import dangjian.member.ballot.MajorityKind;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.RosterMember;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where somebody stands on the way by a row of a ledger, which must agree with itself and with the roster.
record TakenStanding(OpenedCase opened, LedgerRow row, Plan plan, Known known) {

    DevelopmentCase development(RowFaults faults) {
        var probation = isDone(Step.Effect.ADMIT) ? probation(faults) : null;
        var status = new TakenStatus(row, plan).status(faults);
        var stage = stage(status);
        var told = row.text(LedgerColumn.STAGE);
        if (told != null && !told.equals(stage.label())) {
            faults.add(LedgerColumn.STAGE.column(), "member.development.import-stage", stage.label());
        }
        var member = status.isInVain() ? formerMember(probation, faults) : member(stage, probation, faults);
        return opened.development().takenOver(stage, status, probation, member);
    }

    private boolean isDone(Step.Effect effect) {
        return plan.template().steps().stream().anyMatch(step -> step.effect() == effect && plan.isDone(step));
    }

    private CaseStage stage(CaseStatus status) {
        return plan.template().steps().stream()
                .filter(step -> step.reaches() != null && plan.isDone(step))
                .filter(step -> status != CaseStatus.DISQUALIFIED || step.effect() != Step.Effect.CONFIRM)
                .map(step -> Objects.requireNonNull(step.reaches()))
                .reduce(CaseStage.APPLICANT, (stage, reached) -> reached.compareTo(stage) > 0 ? reached : stage);
    }

    private DevelopmentCase.Probation probation(RowFaults faults) {
        var from = plan.template().steps().stream()
                .filter(step -> step.majority() == MajorityKind.ADMISSION && step.effect() == null)
                .map(step -> plan.doneOn(step.code()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        mustAgree(LedgerColumn.PROBATION_FROM, from, faults);
        var to = Months.plus(from, plan.template().probationMonths());
        if (!row.isYes(LedgerColumn.IS_EXTENDED)) {
            mustAgree(LedgerColumn.PROBATION_TO, to, faults);
            return new DevelopmentCase.Probation(from, to, false);
        }
        return new DevelopmentCase.Probation(from, extended(to, faults), true);
    }

    private LocalDate extended(LocalDate to, RowFaults faults) {
        var told = row.day(LedgerColumn.PROBATION_TO);
        var least = plan.template().extensionMinMonths();
        var most = plan.template().extensionMaxMonths();
        if (told == null || told.isBefore(Months.plus(to, least)) || told.isAfter(Months.plus(to, most))) {
            faults.add(LedgerColumn.PROBATION_TO.column(), "member.development.import-extension", least, most);
            return to;
        }
        return told;
    }

    private void mustAgree(LedgerColumn column, LocalDate derived, RowFaults faults) {
        var told = row.day(column);
        if (told != null && !told.equals(derived)) {
            faults.add(column.column(), "member.development.import-derived", derived.toString());
        }
    }

    /// Whoever was admitted stands in the roster, with the same days; whoever was not does not.
    private @Nullable UUID member(CaseStage stage, DevelopmentCase.@Nullable Probation probation, RowFaults faults) {
        var number = Objects.requireNonNull(opened.person().idNumber());
        var people = known.people();
        var member = people.enrolled().get(number);
        if (people.live().contains(number)
                || member != null && people.followed().contains(member.id())) {
            faults.add(LedgerColumn.ID_NUMBER.column(), "member.development.live-already");
            return null;
        }
        if (probation == null) {
            mustAllowApplying(people.former().get(number), faults);
            return null;
        }
        if (member == null) {
            faults.add(LedgerColumn.ID_NUMBER.column(), "member.development.import-not-enrolled");
            return null;
        }
        mustAgree(member, stage, probation, faults);
        return member.id();
    }

    private void mustAllowApplying(@Nullable FormerMember former, RowFaults faults) {
        try {
            if (former != null) {
                former.mustAllowApplying(opened.development().appliedOn());
            }
        } catch (Problem problem) {
            problem.faults()
                    .forEach(fault -> faults.add(
                            LedgerColumn.ID_NUMBER.column(),
                            fault.code(),
                            fault.arguments().toArray()));
        }
    }

    /// Of whoever did not become a member the roster may know nothing, or of a membership that is over.
    private @Nullable UUID formerMember(DevelopmentCase.@Nullable Probation probation, RowFaults faults) {
        var number = Objects.requireNonNull(opened.person().idNumber());
        var people = known.people();
        if (people.applications()
                .contains(EarlierCases.key(number, opened.development().appliedOn()))) {
            faults.add(LedgerColumn.ID_NUMBER.column(), "member.development.import-on-record");
        }
        var member = people.enrolled().get(number);
        if (member == null || probation == null || !member.joinedOn().equals(probation.from())) {
            return null;
        }
        if (member.isCurrent()) {
            faults.add(LedgerColumn.STATUS.column(), "member.development.import-still-member");
        }
        return people.followed().contains(member.id()) ? null : member.id();
    }

    private void mustAgree(
            RosterMember member, CaseStage stage, DevelopmentCase.Probation probation, RowFaults faults) {
        if (!member.orgId().equals(opened.development().orgId())) {
            faults.add(LedgerColumn.BRANCH.column(), "member.development.import-other-branch");
        }
        if (!member.isCurrent() || (stage == CaseStage.FULL) != (member.stage() == MemberStage.FULL)) {
            faults.add(LedgerColumn.ID_NUMBER.column(), "member.development.import-other-stage", stage.label());
        }
        if (!member.joinedOn().equals(probation.from())) {
            faults.add(
                    LedgerColumn.ADMISSION_MEETING.column(),
                    "member.development.import-roster",
                    member.joinedOn().toString());
        }
        var fullOn = member.fullOn();
        if (fullOn != null && !fullOn.equals(probation.to())) {
            faults.add(
                    LedgerColumn.CONFIRMATION_APPROVAL.column(), "member.development.import-roster", fullOn.toString());
        }
    }
}
