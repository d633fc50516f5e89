package dangjian.member.cultivation;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who is being cultivated (培养对象).
///
/// @param personName of somebody who is not a member nothing else is kept
/// @param memberId the member, as soon as the person is one
/// @param mentorId the member who helps (培养联系人)
/// @param completedOn the day of the pipeline's last step
record Cultivation(
        UUID id,
        UUID orgId,
        String pipeline,
        int pipelineVersion,
        String personName,
        @Nullable UUID memberId,
        UUID mentorId,
        LocalDate startedOn,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate endedOn,
        @Nullable String endReason,
        int version) {

    static Cultivation start(Person person, Pipeline pipeline, UUID mentor, LocalDate startedOn, LocalDate today) {
        if (pipeline.forMembers() != (person.memberId() != null)) {
            throw Problem.unprocessable("request.invalid")
                    .at("/memberId", pipeline.forMembers() ? "cultivation.member-required" : "cultivation.no-member");
        }
        mustNotBeOwnMentor(person.memberId(), mentor);
        mustNotLieAhead(startedOn, "/startedOn", today);
        if (startedOn.isBefore(person.since())) {
            throw Problem.unprocessable("request.invalid").at("/startedOn", "cultivation.started-on", person.since());
        }
        return new Cultivation(
                Ids.next(),
                person.orgId(),
                pipeline.code(),
                pipeline.version(),
                person.name(),
                person.memberId(),
                mentor,
                startedOn,
                null,
                null,
                null,
                1);
    }

    /// A step was done; the last one completes the cultivation.
    ///
    /// @param previousOn the day of the step before; absent when it has not been done
    Cultivation record(int step, Pipeline way, @Nullable LocalDate previousOn, LocalDate doneOn, LocalDate today) {
        mustRun();
        mustNotLieAhead(doneOn, "/doneOn", today);
        if (step > 0 && previousOn == null) {
            throw Problem.conflict(
                    "cultivation.step.previous", way.get(step - 1).label());
        }
        if (doneOn.isBefore(previousOn == null ? startedOn : previousOn)) {
            throw Problem.unprocessable("request.invalid").at("/doneOn", "cultivation.step.too-early");
        }
        if (way.get(step).follows() == Pipeline.Follows.ADMISSION) {
            throw Problem.conflict("cultivation.not-a-member");
        }
        return with(memberId, mentorId, way.isLast(step) ? doneOn : null, null, null);
    }

    /// The person has become the member whose record this is, and the cultivation is complete on the day of joining.
    ///
    /// @param previousOn the day of the step before; absent when nobody knows it
    Cultivation join(Admission admission, Pipeline way, @Nullable LocalDate previousOn) {
        mustRun();
        if (memberId != null) {
            throw Problem.conflict("cultivation.linked");
        }
        mustNotBeOwnMentor(admission.memberId(), mentorId);
        if (!admission.name().equals(personName)) {
            throw Problem.unprocessable("request.invalid").at("/memberId", "cultivation.another-person");
        }
        if (admission.joinedOn().isBefore(startedOn)) {
            throw Problem.unprocessable("request.invalid").at("/memberId", "cultivation.member-before");
        }
        var last = way.steps().size() - 1;
        if (last > 0 && previousOn == null) {
            throw Problem.conflict(
                    "cultivation.step.previous", way.get(last - 1).label());
        }
        return with(admission.memberId(), mentorId, admission.joinedOn(), null, null);
    }

    Cultivation mentoredBy(UUID mentor) {
        mustRun();
        mustNotBeOwnMentor(memberId, mentor);
        return with(memberId, mentor, null, null, null);
    }

    /// Ends it without success.
    Cultivation end(LocalDate on, String reason, LocalDate today) {
        mustRun();
        mustNotLieAhead(on, "/endedOn", today);
        if (on.isBefore(startedOn)) {
            throw Problem.unprocessable("request.invalid").at("/endedOn", "cultivation.step.too-early");
        }
        return with(memberId, mentorId, null, on, reason);
    }

    CultivationState state() {
        if (completedOn != null) {
            return CultivationState.COMPLETED;
        }
        return endedOn == null ? CultivationState.RUNNING : CultivationState.ENDED;
    }

    private void mustRun() {
        if (state() != CultivationState.RUNNING) {
            throw Problem.conflict("cultivation.over");
        }
    }

    private Cultivation with(
            @Nullable UUID member,
            UUID mentor,
            @Nullable LocalDate completed,
            @Nullable LocalDate ended,
            @Nullable String reason) {
        return new Cultivation(
                id,
                orgId,
                pipeline,
                pipelineVersion,
                personName,
                member,
                mentor,
                startedOn,
                completed,
                ended,
                reason,
                version + 1);
    }

    private static void mustNotBeOwnMentor(@Nullable UUID member, UUID mentor) {
        if (mentor.equals(member)) {
            throw Problem.unprocessable("request.invalid").at("/mentorId", "cultivation.own-mentor");
        }
    }

    private static void mustNotLieAhead(LocalDate day, String pointer, LocalDate today) {
        if (day.isAfter(today)) {
            throw Problem.unprocessable("request.invalid").at(pointer, "cultivation.in-future");
        }
    }

    /// Who is cultivated, and by which branch.
    ///
    /// @param since since when somebody may be: a member from the joining on
    record Person(UUID orgId, String name, @Nullable UUID memberId, LocalDate since) {

        static Person outside(UUID branch, String name) {
            return new Person(branch, name, null, BusinessTime.FOUNDING);
        }
    }

    /// That somebody has become a member, and when.
    record Admission(UUID memberId, String name, LocalDate joinedOn) {}
}
