package dangjian.member.fund;

import dangjian.kit.web.Problem;
import java.time.LocalDate;

/// On which days money may be said to have moved.
final class Days {

    private Days() {}

    /// @throws Problem when the day is yet to come or more than a year ago
    static void mustBeRecent(LocalDate day, String pointer, LocalDate today) {
        var first = today.minusYears(1);
        if (day.isBefore(first) || day.isAfter(today)) {
            throw Problem.unprocessable("dues.rules").at(pointer, "dues.fund.day", first.toString(), today.toString());
        }
    }
}
