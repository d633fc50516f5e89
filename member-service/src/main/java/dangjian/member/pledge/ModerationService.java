package dangjian.member.pledge;

import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Lets the branch decide which responses are shown.
@Service
class ModerationService {

    private final PledgeRepository pledges;
    private final ResponseRepository responses;
    private final InstantSource clock;

    ModerationService(PledgeRepository pledges, ResponseRepository responses, InstantSource clock) {
        this.pledges = pledges;
        this.responses = responses;
        this.clock = clock;
    }

    Mono<Page<ResponseView>> list(UUID pledge, boolean onlyUndecided, Scope scope, Paging paging) {
        return pledges.find(pledge, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.pledge.unknown")))
                .flatMap(_ ->
                        responses.list(pledge, onlyUndecided, scope, paging).collectList())
                .map(rows -> Page.of(rows, paging, response -> List.of(response.id()))
                        .map(ResponseView::of));
    }

    @Transactional
    Mono<ResponseView> decide(UUID id, PledgeResponse.Decision decision, Caller caller, Scope scope) {
        return responses
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.pledge.response-unknown")))
                .doOnNext(response -> mustBeFit(response, decision))
                .map(response -> response.moderate(decision, caller.name(), clock.instant()))
                .flatMap(response -> responses.update(response, scope))
                .map(ResponseView::of);
    }

    private static void mustBeFit(PledgeResponse response, PledgeResponse.Decision decision) {
        var text = response.text();
        if (decision == PledgeResponse.Decision.SHOWN && text != null) {
            PublicText.mustNotBePersonal("/decision", text);
        }
    }
}
