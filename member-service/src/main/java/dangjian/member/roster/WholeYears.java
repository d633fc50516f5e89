package dangjian.member.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A range of whole years, of age or of membership (党龄), as a search asks for it.
///
/// Those whose years go on are found by an index. Those who left count until they did, and are found only where their
/// status is asked for: they are few.
record WholeYears(
        RosterOrder order,
        @Nullable Integer least,
        @Nullable Integer most) {

    boolean isAsked() {
        return least != null || most != null;
    }

    /// In SQL, of `members m`.
    List<String> conditions(boolean ofThoseWhoLeft) {
        var conditions = new ArrayList<String>();
        if (!ofThoseWhoLeft) {
            conditions.add(goesOn());
        }
        if (least != null) {
            conditions.add(order.column() + " <= " + (ofThoseWhoLeft ? before("Least") : parameter("Latest")));
        }
        if (most != null) {
            conditions.add(order.column() + " > " + (ofThoseWhoLeft ? before("Most") : parameter("Earliest")));
        }
        return conditions;
    }

    Map<String, Object> parameters(boolean ofThoseWhoLeft, LocalDate today) {
        var parameters = new HashMap<String, Object>();
        if (ofThoseWhoLeft) {
            parameters.put("today", today);
        }
        if (least != null) {
            parameters.put(
                    name() + (ofThoseWhoLeft ? "Least" : "Latest"), ofThoseWhoLeft ? least : today.minusYears(least));
        }
        if (most != null) {
            parameters.put(
                    name() + (ofThoseWhoLeft ? "Most" : "Earliest"),
                    ofThoseWhoLeft ? most + 1 : today.minusYears(most + 1L));
        }
        return parameters;
    }

    private String goesOn() {
        return order == RosterOrder.BIRTHDAY
                ? "m.exit_reason is distinct from 'DIED'"
                : "m.exited_on is null and m.status <> 'EXPELLED'";
    }

    /// So many years before the years stopped.
    private String before(String years) {
        var end = order == RosterOrder.BIRTHDAY
                ? "case when m.exit_reason = 'DIED' then m.exited_on else :today end"
                : "coalesce(m.exited_on, :today)";
        return "(%s - make_interval(years => %s))::date".formatted(end, parameter(years));
    }

    private String parameter(String suffix) {
        return ":" + name() + suffix;
    }

    private String name() {
        return order.name().toLowerCase(Locale.ROOT);
    }
}
