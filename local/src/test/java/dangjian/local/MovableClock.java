package dangjian.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of the district under test: the machine's, or some days ahead of it while a deadline has to pass.
final class MovableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    void aheadBy(Duration time) {
        ahead = time;
    }
}
