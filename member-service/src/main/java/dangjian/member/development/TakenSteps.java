package dangjian.member.development;

import dangjian.kit.imports.RowFaults;
import dangjian.kit.web.Caller;
import dangjian.member.ballot.BallotOutcome;
import dangjian.member.ballot.MajorityKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The steps that a row of a ledger tells of.
record TakenSteps(OpenedCase opened, LedgerRow row, Known known, Caller caller) {

    /// What stands beside the day of a step.
    private static final Map<LedgerColumn, LedgerColumn> COMPANIONS = Map.of(
            LedgerColumn.CONTACTS, LedgerColumn.CONTACT_PEOPLE,
            LedgerColumn.INTRODUCERS, LedgerColumn.INTRODUCER_PEOPLE,
            LedgerColumn.TRAINING, LedgerColumn.TRAINING_HOURS,
            LedgerColumn.ADMISSION_MEETING, LedgerColumn.ADMISSION_BALLOT,
            LedgerColumn.CONFIRMATION_MEETING, LedgerColumn.CONFIRMATION_BALLOT);

    List<StepRecord> records(RowFaults faults) {
        var records = new ArrayList<StepRecord>();
        for (var column : LedgerColumn.steps()) {
            var days = row.days(column);
            var step = opened.template().find(column.name());
            if (days.isEmpty()) {
                mustStandAlone(column, faults);
            } else if (step == null) {
                faults.add(
                        column.column(),
                        "member.development.import-step",
                        opened.template().version());
            } else {
                var details = details(column, step, days.getLast(), faults);
                days.forEach(day -> records.add(StepRecord.of(
                        opened.development(),
                        step.code(),
                        day,
                        step.isRepeated() || day.equals(days.getLast()) ? details : StepDetails.TAKEN_OVER,
                        caller)));
            }
        }
        return records;
    }

    private void mustStandAlone(LedgerColumn column, RowFaults faults) {
        var companion = COMPANIONS.get(column);
        if (companion != null && (row.text(companion) != null || row.ballot(companion) != null)) {
            faults.add(column.column(), "import.required");
        }
    }

    private StepDetails details(LedgerColumn column, Step step, LocalDate day, RowFaults faults) {
        var companion = COMPANIONS.get(column);
        var ballot = companion == null ? null : row.ballot(companion);
        return new StepDetails(
                StepDetails.Words.NONE,
                people(companion, step, faults),
                new StepDetails.Training(null, companion == LedgerColumn.TRAINING_HOURS ? row.number(companion) : null),
                step.isDecision() ? true : null,
                StepDetails.Vote.of(
                        ballot,
                        outcome(companion, day, faults),
                        step.effect() == Step.Effect.PROPOSE ? proposal() : null),
                null,
                null,
                true);
    }

    private StepDetails.Proposal proposal() {
        return row.status() == CaseStatus.DISQUALIFIED ? StepDetails.Proposal.DISQUALIFY : StepDetails.Proposal.CONFIRM;
    }

    private List<UUID> people(@Nullable LedgerColumn column, Step step, RowFaults faults) {
        if (column == null || column.kind() != LedgerColumn.Kind.PEOPLE) {
            return List.of();
        }
        var names = row.people(column);
        var most = step.demands().peopleMax();
        if (!names.isEmpty() && (names.size() < step.demands().peopleMin() || names.size() > most)) {
            faults.add(
                    column.column(), "member.development.people", step.demands().peopleMin(), most);
        }
        var people = new ArrayList<UUID>();
        for (int place = 0; place < names.size(); place++) {
            var found = known.names().in(opened.development().orgId(), names.get(place));
            if (found.fault() == null) {
                people.add(found.id());
            } else {
                faults.add(column.column(), found.fault(), place + 1);
            }
        }
        return people;
    }

    /// What was not passed leads no further.
    private @Nullable BallotOutcome outcome(@Nullable LedgerColumn column, LocalDate day, RowFaults faults) {
        var ballot = column == null ? null : row.ballot(column);
        if (column == null || ballot == null) {
            return null;
        }
        var outcome = known.rules().ballots().on(day, MajorityKind.ADMISSION).outcome(ballot);
        if (outcome != BallotOutcome.PASSED) {
            faults.add(column.column(), "member.development.import-not-passed");
        }
        return outcome;
    }
}
