package dangjian.activity.meeting;

import dangjian.activity.kind.ActivityKind;
import dangjian.activity.kind.Kinds;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Publishes activities and invites those who are expected.
@Service
class PublicationService {

    private final ActivityRepository activities;
    private final InvitationRepository invitations;
    private final Kinds kinds;
    private final InstantSource clock;

    PublicationService(
            ActivityRepository activities, InvitationRepository invitations, Kinds kinds, InstantSource clock) {
        this.activities = activities;
        this.invitations = invitations;
        this.kinds = kinds;
        this.clock = clock;
    }

    /// @param members whom to invite where the kind does not expect everyone; else none
    @Transactional
    Mono<Activity> publish(UUID id, List<UUID> members, Scope scope) {
        return activities
                .lock(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")))
                .flatMap(activity -> kinds.find(activity.kind(), activity.plan().day())
                        .flatMap(kind -> {
                            var published = activity.publish(kind.invitesEveryone(), clock.instant());
                            return invite(published, kind, members).thenReturn(published);
                        }))
                .flatMap(published -> activities.update(published, scope));
    }

    private Mono<Void> invite(Activity activity, ActivityKind kind, List<UUID> members) {
        if (kind.invitesEveryone()) {
            return members.isEmpty()
                    ? invitations
                            .inviteEveryone(activity)
                            .doOnNext(PublicationService::mustBeSomebody)
                            .then()
                    : Mono.error(Problem.unprocessable("activity.invites-everyone", kind.name())
                            .at("/memberIds", "activity.invites-everyone", kind.name()));
        }
        if (members.isEmpty()) {
            return Mono.error(Problem.unprocessable("activity.invitees-required", kind.name())
                    .at("/memberIds", "activity.invitees-required", kind.name()));
        }
        return invitations
                .invite(activity, members)
                .collect(HashSet<UUID>::new, HashSet::add)
                .doOnNext(invited -> mustAllBeInvited(members, invited))
                .then();
    }

    private static void mustBeSomebody(long invited) {
        if (invited == 0) {
            throw Problem.conflict("activity.nobody-to-invite");
        }
    }

    private static void mustAllBeInvited(List<UUID> members, HashSet<UUID> invited) {
        var problem = Problem.unprocessable("activity.invitee-unknown");
        for (int index = 0; index < members.size(); index++) {
            if (!invited.contains(members.get(index))) {
                problem = problem.at("/memberIds/" + index, "activity.invitee-unknown");
            }
        }
        if (!problem.faults().isEmpty()) {
            throw problem;
        }
    }
}
