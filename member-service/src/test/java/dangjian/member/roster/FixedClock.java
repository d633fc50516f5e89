package dangjian.member.roster;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// A day that does not pass, so that what is valid today stays valid.
@TestConfiguration(proxyBeanMethods = false)
class FixedClock {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Bean
    InstantSource fixedClock() {
        return InstantSource.fixed(Instant.parse("2026-11-22T02:00:00Z"));
    }
}
