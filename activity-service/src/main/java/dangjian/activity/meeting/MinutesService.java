package dangjian.activity.meeting;

import dangjian.activity.kind.Kinds;
import dangjian.activity.meeting.Minutes.CountedVote;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Takes the minutes of activities and counts their votes.
@Service
class MinutesService {

    private final ActivityRepository activities;
    private final MinutesRepository repository;
    private final InvitationRepository invitations;
    private final Kinds kinds;
    private final InstantSource clock;

    MinutesService(
            ActivityRepository activities,
            MinutesRepository repository,
            InvitationRepository invitations,
            Kinds kinds,
            InstantSource clock) {
        this.activities = activities;
        this.repository = repository;
        this.invitations = invitations;
        this.kinds = kinds;
        this.clock = clock;
    }

    Mono<Minutes> find(UUID activity, Scope scope) {
        return repository.find(activity, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("minutes.unknown")));
    }

    @Transactional
    Mono<Minutes> write(UUID id, Draft draft, UUID account, Scope scope) {
        return activities
                .lock(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")))
                .map(activity -> activity.recordMinutes(clock.instant()))
                .flatMap(activity -> activities.update(activity, scope))
                .flatMap(activity -> count(activity, draft.vote())
                        .flatMap(vote -> repository.put(draft.minutes(activity, vote, account, clock))));
    }

    private Mono<Optional<CountedVote>> count(Activity activity, @Nullable Vote vote) {
        if (vote == null) {
            return Mono.just(Optional.empty());
        }
        var day = activity.plan().day();
        return kinds.find(activity.kind(), day)
                .flatMap(kind -> kinds.ruleOf(kind, day)
                        .switchIfEmpty(Mono.error(() -> Problem.unprocessable("vote.not-here", kind.name())
                                .at("/vote", "vote.not-here", kind.name()))))
                .flatMap(rule -> invitations.voters(activity.id()).map(voters -> {
                    vote.mustAddUp(voters.expected());
                    return Optional.of(CountedVote.of(vote, rule));
                }));
    }

    /// What somebody hands in as minutes; chair and recorder are those of the plan unless others are named.
    record Draft(
            @Nullable String chair,
            @Nullable String recorder,
            List<Minutes.Item> items,
            @Nullable String resolution,
            @Nullable Vote vote) {

        private Minutes minutes(Activity activity, Optional<CountedVote> counted, UUID account, InstantSource clock) {
            return new Minutes(
                    activity.id(),
                    named(chair, activity.plan().chair(), "/chair", "minutes.chair-missing"),
                    named(recorder, activity.plan().recorder(), "/recorder", "minutes.recorder-missing"),
                    items,
                    resolution,
                    counted.orElse(null),
                    account,
                    clock.instant());
        }

        private static String named(@Nullable String here, @Nullable String planned, String pointer, String code) {
            if (here != null && !here.isBlank()) {
                return here;
            }
            if (planned == null || planned.isBlank()) {
                throw Problem.unprocessable(code).at(pointer, code);
            }
            return planned;
        }
    }
}
