package dangjian.member.development;

import dangjian.kit.calendar.Months;
import dangjian.kit.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The way of one person towards membership (发展对象档案).
///
/// @param template the version of the procedure that it follows
/// @param probation from the day of the branch meeting's resolution to its end; nothing before the admission
/// @param memberId the roster's record, from the admission on
record DevelopmentCase(
        UUID id,
        UUID orgId,
        String name,
        LocalDate birthday,
        boolean isLeagueMember,
        LocalDate appliedOn,
        String template,
        CaseStage stage,
        CaseStatus status,
        @Nullable Probation probation,
        @Nullable UUID memberId,
        Instant openedAt,
        UUID openedBy,
        int version) {

    void mustBeOpen() {
        if (status != CaseStatus.OPEN) {
            throw Problem.conflict("member.development.not-open", status.name());
        }
    }

    /// As the ledger has it, from which it is taken over.
    DevelopmentCase takenOver(
            CaseStage reached, CaseStatus standing, @Nullable Probation counted, @Nullable UUID member) {
        return new DevelopmentCase(
                id,
                orgId,
                name,
                birthday,
                isLeagueMember,
                appliedOn,
                template,
                reached,
                standing,
                counted,
                member,
                openedAt,
                openedBy,
                version);
    }

    /// The stage that a step has brought about.
    DevelopmentCase reach(CaseStage reached) {
        return with(reached, status, probation, memberId);
    }

    /// Admitted by the committee; the probation counts from the branch meeting (预备期从支部大会通过之日算起).
    DevelopmentCase admit(UUID member, LocalDate resolvedOn, int months) {
        return with(
                CaseStage.PROBATIONARY,
                status,
                new Probation(resolvedOn, Months.plus(resolvedOn, months), false),
                member);
    }

    /// One longer probation, once.
    DevelopmentCase extend(int months) {
        var current = onProbation();
        return with(stage, status, new Probation(current.from(), Months.plus(current.to(), months), true), memberId);
    }

    DevelopmentCase confirm() {
        return with(CaseStage.FULL, status, probation, memberId);
    }

    DevelopmentCase disqualify() {
        return with(stage, CaseStatus.DISQUALIFIED, probation, memberId);
    }

    DevelopmentCase complete() {
        return with(stage, CaseStatus.COMPLETED, probation, memberId);
    }

    /// Ends or suspends what the committee has not approved yet; whoever is a member leaves by the roster's ways.
    DevelopmentCase end(CaseStatus ending) {
        if (ending == CaseStatus.OPEN
                ? status != CaseStatus.SUSPENDED
                : status != CaseStatus.OPEN && !(status == CaseStatus.SUSPENDED && ending != CaseStatus.SUSPENDED)) {
            throw Problem.conflict("member.development.not-open", status.name());
        }
        if (memberId != null && ending != CaseStatus.OPEN) {
            throw Problem.conflict("member.development.is-member");
        }
        return with(stage, ending, probation, memberId);
    }

    DevelopmentCase moveTo(UUID branch) {
        if (status != CaseStatus.OPEN && status != CaseStatus.SUSPENDED) {
            throw Problem.conflict("member.development.not-open", status.name());
        }
        return new DevelopmentCase(
                id,
                branch,
                name,
                birthday,
                isLeagueMember,
                appliedOn,
                template,
                stage,
                status,
                probation,
                memberId,
                openedAt,
                openedBy,
                version + 1);
    }

    /// Something was recorded that leaves the case itself as it is.
    DevelopmentCase touch() {
        return with(stage, status, probation, memberId);
    }

    @Nullable
    LocalDate probationEnd() {
        return probation == null ? null : probation.to();
    }

    Probation onProbation() {
        if (probation == null) {
            throw Problem.conflict("member.development.no-probation");
        }
        return probation;
    }

    private DevelopmentCase with(
            CaseStage newStage, CaseStatus newStatus, @Nullable Probation newProbation, @Nullable UUID member) {
        return new DevelopmentCase(
                id,
                orgId,
                name,
                birthday,
                isLeagueMember,
                appliedOn,
                template,
                newStage,
                newStatus,
                newProbation,
                member,
                openedAt,
                openedBy,
                version + 1);
    }

    /// A probation (预备期).
    record Probation(LocalDate from, LocalDate to, boolean isExtended) {}
}
