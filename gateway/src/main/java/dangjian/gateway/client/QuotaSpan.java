package dangjian.gateway.client;

import dangjian.kit.calendar.BusinessTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a quota counts over: a minute of the clock, or a day in the district.
enum QuotaSpan {
    MINUTE("minute", 60, ChronoUnit.MINUTES),
    DAY("day", 86_400, ChronoUnit.DAYS);

    private final String label;
    private final int seconds;
    private final ChronoUnit unit;

    QuotaSpan(String label, int seconds, ChronoUnit unit) {
        this.label = label;
        this.seconds = seconds;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    int seconds() {
        return seconds;
    }

    Instant start(Instant now) {
        return now.atZone(BusinessTime.ZONE).truncatedTo(unit).toInstant();
    }

    int limit(Client.Quota quota) {
        return this == MINUTE ? quota.perMinute() : quota.perDay();
    }
}
