package dangjian.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.gateway.GatewayTest;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@GatewayTest
class AttemptsIT {

    private final DatabaseClient database;
    private final Attempts attempts;
    private final String name = "name-" + UUID.randomUUID();
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    AttemptsIT(@Autowired AttemptRepository repository, @Autowired DatabaseClient database) {
        this.database = database;
        this.attempts = new Attempts(
                repository, new LockoutProperties(5, Duration.ofMinutes(10), Duration.ofMinutes(30)), () -> now);
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
        now = now.plus(Duration.ofMinutes(11));
        attempts.forgetOldOnes().block();
        assertThat(database.sql("select failures from sign_in_attempts where since < :now")
                        .bind("now", now)
                        .mapValue(Integer.class)
                        .all()
                        .collectList()
                        .block())
                .isEqualTo(List.of());
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
                .returns(Attempts.LOCKED, Problem::code)
                .returns(List.of(minutes), Problem::arguments);
    }
}
