package dangjian.member.cultivation;

import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.PlainText;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.member.cultivation.CultivationRepository.DoneStep;
import dangjian.member.roster.BranchFinder;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.MembersByName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A cultivation as a row of a sheet tells it, with the steps that were done.
record TakenCultivation(Cultivation cultivation, List<DoneStep> steps) {

    /// What makes two cultivations the same.
    String identity() {
        return identity(
                cultivation.pipeline(),
                cultivation.orgId().toString(),
                cultivation.personName(),
                cultivation.startedOn());
    }

    /// Who is on which pipeline; nobody is on one twice at a time.
    String way() {
        return cultivation.pipeline() + "|" + cultivation.memberId();
    }

    private static String identity(String pipeline, String branch, String person, LocalDate startedOn) {
        return String.join("|", pipeline, branch, person, startedOn.toString());
    }

    /// Takes rows over by the rules by which cultivations are recorded.
    record Rules(
            List<Pipeline> pipelines,
            Map<String, BranchFinder.Branch> branches,
            MembersByName.Names names,
            LocalDate today) {

        /// What makes a row the same as another one, by whichever name each tells its pipeline.
        String identity(CultivationRow row) {
            var told = row.text(CultivationSheet.PIPELINE);
            var pipeline = find(told);
            return TakenCultivation.identity(
                    pipeline == null ? told : pipeline.code(),
                    PlainText.compact(row.text(CultivationSheet.BRANCH)),
                    row.text(CultivationSheet.PERSON),
                    row.startedOn());
        }

        /// Nothing when something is wrong with the row.
        @Nullable
        TakenCultivation of(CultivationRow row, Caller caller, Instant now, RowFaults faults) {
            var pipeline = pipeline(row, faults);
            var branch = branch(row, faults);
            if (pipeline == null || branch == null) {
                return null;
            }
            var mentor = named(row, CultivationSheet.MENTOR, branch, faults);
            if (mentor != null && mentor.stage() != MemberStage.FULL) {
                faults.add(CultivationSheet.MENTOR, "cultivation.mentor");
            }
            var person = pipeline.forMembers() || isComplete(row, pipeline)
                    ? named(row, CultivationSheet.PERSON, branch, faults)
                    : null;
            return mentor == null || !faults.isEmpty()
                    ? null
                    : new Taking(row, pipeline, person, today)
                            .from(branch, mentor.id(), new Teller(caller, now), faults);
        }

        private @Nullable Pipeline pipeline(CultivationRow row, RowFaults faults) {
            var found = find(row.text(CultivationSheet.PIPELINE));
            if (found == null) {
                faults.add(CultivationSheet.PIPELINE, "cultivation.pipeline.unknown");
            }
            return found;
        }

        private @Nullable Pipeline find(String name) {
            return pipelines.stream()
                    .filter(known -> known.title().equals(name) || known.code().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable UUID branch(CultivationRow row, RowFaults faults) {
            var branch = Objects.requireNonNull(branches.get(row.text(CultivationSheet.BRANCH)));
            if (branch.fault() != null) {
                faults.add(CultivationSheet.BRANCH, branch.fault());
            }
            return branch.fault() == null ? branch.id() : null;
        }

        private MembersByName.@Nullable Bearer named(
                CultivationRow row, SheetColumn column, UUID branch, RowFaults faults) {
            var found = names.in(branch, row.text(column));
            var bearer = found.bearer();
            if (found.fault() != null) {
                faults.add(column, found.fault(), 1);
            } else if (bearer != null && !bearer.status().isCurrent()) {
                faults.add(column, "member.left");
            }
            return bearer;
        }

        private static boolean isComplete(CultivationRow row, Pipeline pipeline) {
            var last = pipeline.steps().size() - 1;
            return last < CultivationSheet.MOST_STEPS && row.day(CultivationSheet.DONE_ON.get(last)) != null;
        }
    }

    /// Who took it over, and when.
    private record Teller(Caller caller, Instant now) {}

    /// One row on its way through the verbs.
    private record Taking(
            CultivationRow row, Pipeline pipeline, MembersByName.@Nullable Bearer person, LocalDate today) {

        @Nullable
        TakenCultivation from(UUID branch, UUID mentor, Teller teller, RowFaults faults) {
            var column = CultivationSheet.STARTED_ON;
            try {
                var taken = Cultivation.start(whom(branch), pipeline, mentor, row.startedOn(), today);
                var steps = new ArrayList<DoneStep>();
                for (int step = 0; step < CultivationSheet.MOST_STEPS; step++) {
                    column = CultivationSheet.DONE_ON.get(step);
                    var doneOn = row.day(column);
                    if (doneOn != null) {
                        taken = done(taken, step, doneOn);
                        steps.add(step(taken, step, doneOn, teller));
                    }
                }
                column = CultivationSheet.ENDED_ON;
                var endedOn = row.day(column);
                return new TakenCultivation(
                        endedOn == null ? taken : taken.end(endedOn, row.text(CultivationSheet.REASON), today), steps);
            } catch (Problem problem) {
                add(problem, column, faults);
                return null;
            }
        }

        private Cultivation done(Cultivation running, int step, LocalDate doneOn) {
            if (step >= pipeline.steps().size()) {
                throw Problem.conflict("cultivation.step.unknown");
            }
            var previous = step == 0 ? null : row.day(CultivationSheet.DONE_ON.get(step - 1));
            if (person == null || pipeline.get(step).follows() != Pipeline.Follows.ADMISSION) {
                return running.record(step, pipeline, previous, doneOn, today);
            }
            if (!doneOn.equals(person.joinedOn())) {
                throw Problem.unprocessable("request.invalid")
                        .at("/doneOn", "cultivation.joined-on", person.joinedOn());
            }
            return running.join(
                    new Cultivation.Admission(person.id(), person.name(), person.joinedOn()), pipeline, previous);
        }

        private Cultivation.Person whom(UUID branch) {
            var name = row.text(CultivationSheet.PERSON);
            return pipeline.forMembers() && person != null
                    ? new Cultivation.Person(branch, name, person.id(), person.joinedOn())
                    : Cultivation.Person.outside(branch, name);
        }

        private DoneStep step(Cultivation taken, int step, LocalDate doneOn, Teller teller) {
            return new DoneStep(
                    taken.id(),
                    pipeline.get(step).code(),
                    doneOn,
                    row.evidence(step),
                    teller.now(),
                    teller.caller().accountId(),
                    teller.caller().name());
        }

        private static void add(Problem problem, SheetColumn column, RowFaults faults) {
            if (problem.faults().isEmpty()) {
                faults.add(column, problem.code(), problem.arguments().toArray());
            }
            problem.faults()
                    .forEach(fault -> faults.add(
                            fault.pointer().equals("/mentorId") ? CultivationSheet.MENTOR : column,
                            fault.code(),
                            fault.arguments().toArray()));
        }
    }
}
