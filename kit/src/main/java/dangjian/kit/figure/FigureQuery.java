package dangjian.kit.figure;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// What a figure is asked for: a scope, a period and the day as of which it is seen, all inclusive.
public record FigureQuery(Scope scope, LocalDate from, LocalDate to, LocalDate asOf) {

    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    public FigureQuery {
        if (from.isAfter(to)) {
            throw Problem.invalid("figure.period");
        }
    }

    /// The period defaults to the year of the as-of day up to that day.
    static FigureQuery of(
            Scope scope, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable LocalDate asOf, LocalDate today) {
        var day = asOf == null ? today : asOf;
        mustBePlausible("asOf", day, today);
        mustBePlausible("from", from, LAST_DAY);
        mustBePlausible("to", to, LAST_DAY);
        return new FigureQuery(scope, from == null ? day.withDayOfYear(1) : from, to == null ? day : to, day);
    }

    /// What lies ahead is not known, and before the first day there was nothing to record.
    private static void mustBePlausible(String name, @Nullable LocalDate day, LocalDate last) {
        if (day != null && (day.isBefore(BusinessTime.FOUNDING) || day.isAfter(last))) {
            throw Problem.invalid("request.invalid").at(name, "figure.day", BusinessTime.FOUNDING, last);
        }
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement, String sql) {
        var bound = statement;
        if (sql.contains(":scope")) {
            bound = scope.bind(bound);
        }
        if (sql.contains(":from")) {
            bound = bound.bind("from", from);
        }
        if (sql.contains(":to")) {
            bound = bound.bind("to", to);
        }
        if (sql.contains(":asOf")) {
            bound = bound.bind("asOf", asOf);
        }
        return bound;
    }
}
