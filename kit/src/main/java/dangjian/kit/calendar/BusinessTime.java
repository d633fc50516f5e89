package dangjian.kit.calendar;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// The zone in which the platform's dates are meant, wherever it runs.
public final class BusinessTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /// The Party was founded in July 1921: nothing that it does is older.
    public static final LocalDate FOUNDING = LocalDate.of(1921, 7, 1);

    private BusinessTime() {}

    public static LocalDate today(InstantSource clock) {
        return dateOf(clock.instant());
    }

    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }
}
