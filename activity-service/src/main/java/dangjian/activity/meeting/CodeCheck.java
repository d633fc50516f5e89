package dangjian.activity.meeting;

import dangjian.activity.meeting.CheckInCodes.Verdict;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Judges codes, and bears with a limited number of wrong ones per member.
@Component
class CodeCheck {

    private final CheckInSecrets secrets;
    private final WrongCodeRepository wrongCodes;
    private final CheckInProperties properties;
    private final InstantSource clock;

    CodeCheck(
            CheckInSecrets secrets, WrongCodeRepository wrongCodes, CheckInProperties properties, InstantSource clock) {
        this.secrets = secrets;
        this.wrongCodes = wrongCodes;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Boolean> isRight(Activity activity, String code, Instant moment) {
        return secrets.codes(activity.id())
                .map(codes -> codes.verify(code, moment) == Verdict.VALID)
                .defaultIfEmpty(false);
    }

    Mono<Void> mustBeRight(Activity activity, UUID member, String code) {
        return wrongCodes
                .count(activity.id(), member)
                .doOnNext(this::mustHaveTriesLeft)
                .then(secrets.codes(activity.id()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("check-in.not-open")))
                .flatMap(codes -> switch (codes.verify(code, clock.instant())) {
                    case VALID -> Mono.empty();
                    case EXPIRED ->
                        Mono.error(Problem.unprocessable(
                                        "check-in.code-expired", codes.lasts().toSeconds())
                                .at(
                                        "/code",
                                        "check-in.code-expired",
                                        codes.lasts().toSeconds()));
                    case WRONG -> wrong(activity, member);
                });
    }

    private Mono<Void> wrong(Activity activity, UUID member) {
        return wrongCodes.add(activity.id(), member, clock.instant()).flatMap(count -> {
            var left = properties.wrongCodes() - count;
            return Mono.error(
                    left < 0
                            ? tooMany()
                            : Problem.unprocessable("check-in.code-wrong", left)
                                    .at("/code", "check-in.code-wrong", left));
        });
    }

    private void mustHaveTriesLeft(int wrong) {
        if (wrong >= properties.wrongCodes()) {
            throw tooMany();
        }
    }

    private Problem tooMany() {
        return Problem.of(Kind.TOO_MANY, "check-in.too-many", properties.wrongCodes());
    }
}
