package dangjian.local;

import dangjian.kit.calendar.BusinessTime;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

/// Texts for tests.
final class Texts {

    static final LocalDate TODAY = LocalDate.now(BusinessTime.ZONE);

    /// The period and day of a survey report.
    static final Map<String, Object> YEAR =
            Map.of("from", TODAY.withDayOfYear(1).toString(), "to", TODAY.toString(), "asOf", TODAY.toString());

    private Texts() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
