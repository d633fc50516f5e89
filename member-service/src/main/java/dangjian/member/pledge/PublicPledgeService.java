package dangjian.member.pledge;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Ids;
import dangjian.kit.sheet.PlainText;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// The public page of a pledge: what anybody with its address may read, and say.
@Service
class PublicPledgeService {

    private static final int COMMENTS = 50;
    private static final Duration DAY = Duration.ofDays(1);

    private final PledgeRepository pledges;
    private final ResponseRepository responses;
    private final InstantSource clock;

    PublicPledgeService(PledgeRepository pledges, ResponseRepository responses, InstantSource clock) {
        this.pledges = pledges;
        this.responses = responses;
        this.clock = clock;
    }

    Mono<PublicPledge> read(String code) {
        return known(code)
                .flatMap(pledges::findPublic)
                .switchIfEmpty(unknown())
                .flatMap(pledge -> Mono.zip(
                                pledges.pledger(pledge.memberId()),
                                pledges.items(List.of(pledge.id())).collectList(),
                                responses.confirmations(pledge.id()),
                                responses.shown(pledge.id(), COMMENTS).collectList())
                        .map(parts -> new PublicPledge(
                                parts.getT1().name(),
                                parts.getT1().organization(),
                                pledge.year(),
                                parts.getT2().stream()
                                        .map(item -> new PublicPledge.Item(item.text(), item.progress()))
                                        .toList(),
                                pledge.result(),
                                parts.getT3(),
                                parts.getT4().stream()
                                        .map(PublicPledgeService::comment)
                                        .toList())));
    }

    /// Takes a response in, for the branch to decide on; too many in a day are refused.
    @Transactional
    Mono<Void> respond(String code, PledgeResponse.Kind kind, @Nullable String text) {
        var now = clock.instant();
        if (text != null) {
            PublicText.mustNotBePersonal("/text", text);
        }
        return known(code)
                .flatMap(pledges::lockPublic)
                .switchIfEmpty(unknown())
                .delayUntil(pledge -> responses
                        .isFull(pledge.id(), now.minus(DAY), BusinessTime.dateOf(now))
                        .filter(isFull -> !isFull)
                        .switchIfEmpty(Mono.error(() -> Problem.of(Kind.TOO_MANY, "member.pledge.too-many-responses"))))
                .map(pledge -> new PledgeResponse(Ids.next(), pledge.id(), kind, plain(text), now, null, null, null))
                .flatMap(responses::insert);
    }

    private static PublicPledge.Comment comment(PledgeResponse response) {
        return new PublicPledge.Comment(
                Objects.requireNonNull(response.text()), BusinessTime.dateOf(response.receivedAt()));
    }

    private static Mono<String> known(String code) {
        return PublicCode.isOne(code) ? Mono.just(code) : Mono.empty();
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("member.pledge.no-page"));
    }

    /// Text in one line without control characters.
    private static @Nullable String plain(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var plain = PlainText.trim(text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " "));
        return plain.isEmpty() ? null : plain;
    }
}
