package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.activity.meeting.CheckInCodes.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckInCodesTests {

    private static final Instant OPENED = Instant.parse("2026-03-05T01:00:10Z");
    private static final UUID ACTIVITY = UUID.fromString("0199f3a0-1000-7000-8000-000000000001");

    private final CheckInCodes codes = codes(ACTIVITY, "secret");

    @Test
    void aCodeIsValidInItsWindowAndTheNextOne() {
        var shown = codes.shownAt(OPENED);
        assertThat(shown.nextAt()).isEqualTo("2026-03-05T01:00:30Z");
        assertThat(shown.validUntil()).isEqualTo("2026-03-05T01:01:00Z");
        assertThat(codes.verify(shown.payload(), OPENED)).isEqualTo(Verdict.VALID);
        assertThat(codes.verify(shown.payload(), shown.validUntil().minusMillis(1)))
                .isEqualTo(Verdict.VALID);
        assertThat(codes.verify(shown.payload(), shown.validUntil())).isEqualTo(Verdict.EXPIRED);
        assertThat(codes.verify(shown.payload(), OPENED.plus(Duration.ofHours(8))))
                .isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void everyWindowHasItsOwnCode() {
        assertThat(codes.shownAt(OPENED).code())
                .isNotEqualTo(codes.shownAt(OPENED.plusSeconds(30)).code())
                .hasSize(10)
                .matches("[0-9A-HJKMNP-TV-Z]+");
    }

    @Test
    void twoReplicasAgree() {
        assertThat(codes(ACTIVITY, "secret").shownAt(OPENED)).isEqualTo(codes.shownAt(OPENED));
    }

    @Test
    void aCodeOfAnotherActivityOrSecretIsWrong() {
        assertThat(codes.verify(
                        codes(UUID.randomUUID(), "secret").shownAt(OPENED).code(), OPENED))
                .isEqualTo(Verdict.WRONG);
        assertThat(codes.verify(codes(ACTIVITY, "other").shownAt(OPENED).payload(), OPENED))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void aCodeFromBeforeTheOpeningOrFromTheFutureIsWrong() {
        assertThat(codes.verify(codes.shownAt(OPENED.minusSeconds(30)).code(), OPENED))
                .isEqualTo(Verdict.WRONG);
        assertThat(codes.verify(codes.shownAt(OPENED.plusSeconds(30)).code(), OPENED))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void aTypedCodeIsReadForgivingly() {
        var code = codes.shownAt(OPENED).code();
        var typed = " " + code.substring(0, 5).toLowerCase() + "-"
                + code.substring(5).replace('0', 'o').replace('1', 'l');
        assertThat(codes.verify(typed, OPENED)).isEqualTo(Verdict.VALID);
        assertThat(codes.verify("", OPENED)).isEqualTo(Verdict.WRONG);
        assertThat(codes.verify("签到", OPENED)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(codes).hasToString("CheckInCodes[activityId=%s]".formatted(ACTIVITY));
    }

    private static CheckInCodes codes(UUID activity, String secret) {
        return new CheckInCodes(activity, secret.getBytes(StandardCharsets.UTF_8), OPENED, Duration.ofSeconds(30));
    }
}
