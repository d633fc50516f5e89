package dangjian.activity.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// A clock that stands where a test puts it.
final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-03-05T01:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void set(String moment) {
        now = Instant.parse(moment);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        TestClock testClock() {
            return new TestClock();
        }
    }
}
