package dangjian.member.roster;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Undoes exits that were a mistake: in the time line they never were, in the history they stay.
@Service
public class Reinstatement {

    private final MemberRepository members;
    private final PeriodRepository periods;
    private final Rewriting rewriting;

    Reinstatement(MemberRepository members, PeriodRepository periods, Rewriting rewriting) {
        this.members = members;
        this.periods = periods;
        this.rewriting = rewriting;
    }

    /// The membership goes on as it was before its last exit; a problem when this is not the last one.
    ///
    /// @param suspension why it was suspended before that, if it was
    @Transactional
    public Mono<RosterMember> reinstate(
            UUID id, ExitReason why, LocalDate on, @Nullable ExitReason suspension, Reason reason, Scope scope) {
        var mistaken = new Exit(why, on);
        return members.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .zipWith(periods.of(List.of(id), scope).map(found -> earlier(id, found)))
                .map(found -> {
                    var before = found.getT1().member();
                    var earlier = found.getT2();
                    return Rewriting.Step.undoing(
                            before, before.reinstate(mistaken, status(earlier), suspended(earlier, suspension)));
                })
                .flatMap(step -> rewriting.replace(step, reason, scope))
                .then(Mono.defer(() -> members.find(id, scope)))
                .map(RosterMember::of);
    }

    /// The times before the last one.
    private static List<Period> earlier(UUID id, Map<UUID, List<Period>> found) {
        var all = found.getOrDefault(id, List.of());
        return all.isEmpty() ? all : all.subList(0, all.size() - 1);
    }

    private static MemberStatus status(List<Period> earlier) {
        return earlier.isEmpty() ? MemberStatus.NORMAL : earlier.getLast().status();
    }

    private static @Nullable Exit suspended(List<Period> earlier, @Nullable ExitReason suspension) {
        return suspension == null || status(earlier) != MemberStatus.SUSPENDED
                ? null
                : new Exit(suspension, earlier.getLast().validFrom());
    }
}
