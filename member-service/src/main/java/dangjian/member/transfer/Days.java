package dangjian.member.transfer;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days that somebody may ask for.
final class Days {

    private static final LocalDate FIRST = LocalDate.of(1921, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private Days() {}

    static void mustBeReasonable(String parameter, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw Problem.invalid("request.invalid").at(parameter, "figure.day", FIRST, LAST);
        }
    }
}
