package dangjian.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.rate.Network;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@GatewayTest
class AttemptsIT {

    private static final List<Duration> LOCKS = List.of(Duration.ofMinutes(30), Duration.ofHours(1));

    private final AttemptRepository repository;
    private final DatabaseClient database;
    private final Attempts attempts;
    private final Tried name = Tried.name("name-" + UUID.randomUUID());
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    AttemptsIT(@Autowired AttemptRepository repository, @Autowired DatabaseClient database) {
        this.repository = repository;
        this.database = database;
        this.attempts = attempts();
    }

    @Test
    void everyFailureMakesTheNextAttemptWaitLonger() {
        var patient = attempts(0, 1, 3, 10);
        for (var wait : List.of(0L, 1L, 3L, 10L)) {
            patient.begin(name).block();
            patient.failed(name).block();
            if (wait > 0) {
                now = now.plusMillis(wait * 1000 - 1);
                assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> patient.begin(name).block())
                        .returns(Attempts.DELAYED, Problem::code)
                        .returns(1L, Attempts::secondsToWait);
                now = now.plusMillis(1);
            }
        }
        patient.begin(name).block();
        patient.failed(name).block();
        mustBeLocked(30);
    }

    @Test
    void anAttemptThatComesTooEarlyDoesNotCount() {
        var patient = attempts(10);
        patient.begin(name).block();
        for (var early = 0; early < 10; early++) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> patient.begin(name).block())
                    .returns(Attempts.DELAYED, Problem::code);
        }
        now = now.plusSeconds(10);
        patient.begin(name).block();
    }

    @Test
    void everyLockInSuccessionLastsLongerAndASuccessForgetsThemAll() {
        fail(5);
        mustBeLocked(30);
        now = now.plus(Duration.ofMinutes(30));
        fail(5);
        mustBeLocked(60);
        now = now.plus(Duration.ofMinutes(60));
        fail(5);
        mustBeLocked(60);
        now = now.plus(Duration.ofMinutes(60));
        attempts.begin(name).block();
        attempts.succeeded(name).block();
        fail(5);
        mustBeLocked(30);
    }

    @Test
    void anAddressIsLockedForManyFailuresAtWhateverNamesAndNoSuccessForgetsThem() {
        var address = Tried.from(new Network(UUID.randomUUID().toString()));
        for (var failure = 0; failure < 9; failure++) {
            attempts.failedFrom(address).block();
            attempts.mustBeOpen(address).block();
        }
        attempts.failedFrom(address).block();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> attempts.mustBeOpen(address).block())
                .returns("sign-in.address-locked", Problem::code)
                .returns(1800L, Attempts::secondsToWait);
        now = now.plus(Duration.ofMinutes(31));
        attempts.mustBeOpen(address).block();
        attempts.failedFrom(address).block();
        attempts.mustBeOpen(address).block();
    }

    @Test
    void aLockEndsAfterItsTime() {
        fail(5);
        mustBeLocked(30);
        now = now.plus(Duration.ofMinutes(20));
        mustBeLocked(10);
        now = now.plus(Duration.ofMinutes(10));
        fail(4);
        attempts.begin(name).block();
    }

    @Test
    void failuresLongAgoDoNotCount() {
        fail(4);
        now = now.plus(Duration.ofMinutes(11));
        fail(4);
        attempts.begin(name).block();
        attempts.succeeded(name).block();
        fail(4);
    }

    @Test
    void attemptsThatNeverEndedHoldTheirPlaceForTenMinutesOnly() {
        for (var attempt = 0; attempt < 5; attempt++) {
            attempts.begin(name).block();
        }
        mustBeLocked(10);
        now = now.plus(Duration.ofMinutes(10));
        attempts.begin(name).block();
    }

    @Test
    void whatIsOverIsForgottenAndALockIsNot() {
        fail(5);
        now = now.plus(Duration.ofMinutes(20));
        attempts.forgetOldOnes().block();
        mustBeLocked(10);
        now = now.plus(Duration.ofHours(24));
        attempts.forgetOldOnes().block();
        assertThat(database.sql("select failures from sign_in_attempts where since < :now")
                        .bind("now", now)
                        .mapValue(Integer.class)
                        .all()
                        .collectList()
                        .block())
                .isEqualTo(List.of());
    }

    private Attempts attempts(long... delays) {
        return new Attempts(
                repository,
                new LockoutProperties(
                        5,
                        10,
                        Duration.ofMinutes(10),
                        Arrays.stream(delays).mapToObj(Duration::ofSeconds).toList(),
                        LOCKS,
                        Duration.ofHours(24),
                        Duration.ofDays(30)),
                () -> now);
    }

    private void fail(int times) {
        for (var attempt = 0; attempt < times; attempt++) {
            attempts.begin(name).block();
            attempts.failed(name).block();
        }
    }

    private void mustBeLocked(long minutes) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> attempts.begin(name).block())
                .returns("sign-in.locked", Problem::code)
                .returns(List.of(minutes), Problem::arguments);
    }
}
