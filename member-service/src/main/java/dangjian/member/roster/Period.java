package dangjian.member.roster;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A time in which somebody was a member of one branch, as one kind and in one status.
///
/// @param validTo the first day on which it no longer holds
record Period(
        UUID memberId,
        UUID orgId,
        MemberStage stage,
        MemberStatus status,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /// The periods of a new record: what the roster does not know of earlier times, it takes as it is now.
    static List<Period> of(Member member) {
        var whole = new Period(
                member.id(),
                member.orgId(),
                member.membership().stage(),
                member.membership().status(),
                member.membership().joinedOn(),
                null);
        return staged(List.of(whole), member.membership());
    }

    /// The periods after a change: other days of joining and becoming full move their bounds, another branch or
    /// status begins on that day. A duplicate has none: the person's stand with the record that goes on.
    ///
    /// A membership that had ended before another one began stays as it was.
    static List<Period> changed(List<Period> before, Member was, Member member, LocalDate on) {
        if (member.isMerged()) {
            return List.of();
        }
        var joinedOn = member.membership().joinedOn();
        if (was.hasEndedBy(member.membership())) {
            var first = new Period(
                    member.id(),
                    member.orgId(),
                    member.membership().stage(),
                    member.membership().status(),
                    joinedOn,
                    null);
            return joined(before, staged(List.of(first), member.membership()), joinedOn);
        }
        var beginning = beginning(before, was.membership().joinedOn());
        var current = changed(before.subList(beginning, before.size()), member, on);
        return joined(before.subList(0, beginning), current, joinedOn);
    }

    /// The periods after an exit was annulled: it never was, and what was before goes on.
    static List<Period> reopened(List<Period> before, Member member) {
        if (before.size() < 2) {
            return of(member);
        }
        var periods = new ArrayList<>(before.subList(0, before.size() - 1));
        periods.add(periods.removeLast().until(null));
        return List.copyOf(periods);
    }

    /// Where the present membership begins in the time line of somebody who was a member before.
    private static int beginning(List<Period> periods, LocalDate joinedOn) {
        for (int place = periods.size() - 1; place > 0; place--) {
            if (periods.get(place).validFrom.equals(joinedOn)
                    && !periods.get(place - 1).status.isCurrent()) {
                return place;
            }
        }
        return 0;
    }

    /// An earlier membership, over until the present one begins, and this one.
    private static List<Period> joined(List<Period> earlier, List<Period> current, LocalDate joinedOn) {
        if (earlier.isEmpty()) {
            return current;
        }
        var last = earlier.getLast().until(joinedOn);
        if (last.isEmpty()) {
            throw Problem.unprocessable("member.rules")
                    .at(RosterField.JOINED_ON.pointer(), "member.rejoin.before-exit", last.validFrom.toString());
        }
        return Stream.of(earlier.subList(0, earlier.size() - 1), List.of(last), current)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Period> changed(List<Period> before, Member member, LocalDate on) {
        var membership = member.membership();
        var periods = new ArrayList<Period>();
        for (var period : merged(before)) {
            if (periods.isEmpty() || period.validFrom.isBefore(membership.joinedOn())) {
                period = period.from(membership.joinedOn());
            }
            if (period.validTo == null && !period.isOf(member)) {
                var start = later(on, period.validFrom);
                periods.add(period.until(start));
                period = new Period(member.id(), member.orgId(), period.stage, membership.status(), start, null);
            }
            periods.add(period);
        }
        periods.removeIf(Period::isEmpty);
        return staged(periods, membership);
    }

    /// The same times regardless of the kind of membership.
    private static List<Period> merged(List<Period> periods) {
        var merged = new ArrayList<Period>();
        for (var period : periods) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.orgId.equals(period.orgId) && last.status == period.status) {
                merged.set(merged.size() - 1, last.until(period.validTo));
            } else {
                merged.add(period);
            }
        }
        return merged;
    }

    /// The times split at the day of becoming a full member.
    private static List<Period> staged(List<Period> periods, Membership membership) {
        var staged = new ArrayList<Period>();
        var fullOn = membership.fullOn();
        for (var period : periods) {
            if (fullOn == null) {
                staged.add(period.as(membership.stage()));
            } else {
                staged.add(period.as(MemberStage.PROBATIONARY).until(earlier(fullOn, period.validTo)));
                staged.add(period.as(MemberStage.FULL).from(later(fullOn, period.validFrom)));
            }
        }
        staged.removeIf(Period::isEmpty);
        return staged;
    }

    private boolean isOf(Member member) {
        return orgId.equals(member.orgId()) && status == member.membership().status();
    }

    private boolean isEmpty() {
        return validTo != null && !validTo.isAfter(validFrom);
    }

    private Period from(LocalDate day) {
        return new Period(memberId, orgId, stage, status, day, validTo);
    }

    private Period until(@Nullable LocalDate day) {
        return new Period(memberId, orgId, stage, status, validFrom, day);
    }

    private Period as(MemberStage other) {
        return new Period(memberId, orgId, other, status, validFrom, validTo);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
