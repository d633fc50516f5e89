package dangjian.activity.kind;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// All kinds of activity in all their versions.
///
/// @param versions by code, the latest first
public record KindTable(List<ActivityKind> versions) {

    /// The kind as the rules had it on a day.
    public Optional<ActivityKind> find(String code, LocalDate day) {
        return on(day).stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    List<ActivityKind> on(LocalDate day) {
        return versions.stream()
                .filter(kind -> !kind.validFrom().isAfter(day))
                .filter(kind -> versions.stream().noneMatch(later -> replaces(later, kind, day)))
                .toList();
    }

    private static boolean replaces(ActivityKind later, ActivityKind kind, LocalDate day) {
        return later.code().equals(kind.code())
                && later.validFrom().isAfter(kind.validFrom())
                && !later.validFrom().isAfter(day);
    }
}
