package dangjian.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.gateway.rate.Network;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInRateTests {

    private Instant now = Instant.parse("2026-03-05T01:30:00Z");
    private final SignInRate rate = new SignInRate(new SignInRateProperties(6, 3), () -> now);

    @Test
    void anAddressMayComeSixTimesAMinute() {
        assertThat(passed("10.0.0.1", 10)).isEqualTo(6);
        assertThat(passed("10.0.0.2", 10)).isEqualTo(6);
    }

    @Test
    void aNameMayComeThreeTimesAMinuteFromWhereverItComes() {
        for (var address = 0; address < 3; address++) {
            rate.check(Network.of("10.0.0." + address), "Wang");
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> rate.check(Network.of("10.0.0.9"), " wang "))
                .returns("sign-in.too-often", Problem::code);
        rate.check(Network.of("10.0.0.9"), "li");
    }

    @Test
    void whatWasTakenGrowsBackEvenly() {
        passed("10.0.0.1", 6);
        now = now.plus(Duration.ofSeconds(10));
        assertThat(passed("10.0.0.1", 10)).isEqualTo(1);
        now = now.plus(Duration.ofHours(1));
        assertThat(passed("10.0.0.1", 10)).isEqualTo(6);
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        passed("10.0.0.1", 6);
        now = now.minus(Duration.ofHours(1));
        assertThat(passed("10.0.0.1", 10)).isZero();
    }

    private long passed(String address, int attempts) {
        return IntStream.range(0, attempts)
                .filter(attempt -> {
                    try {
                        rate.check(Network.of(address), "name-%s-%d-%s".formatted(address, attempt, now));
                        return true;
                    } catch (Problem _) {
                        return false;
                    }
                })
                .count();
    }
}
