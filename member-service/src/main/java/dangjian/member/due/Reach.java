package dangjian.member.due;

import dangjian.member.due.DueSource.Actor;
import java.util.List;
import java.util.stream.Stream;

/// Where somebody acts in which role, as materialised paths of subtrees.
///
/// @param branches as a secretary
/// @param committees as an administrator of a committee or the district
/// @param districts as an administrator of the district
record Reach(List<String> branches, List<String> committees, List<String> districts) {

    /// What lies below an organisation as well.
    Reach below(String path) {
        return new Reach(below(branches, path), below(committees, path), below(districts, path));
    }

    /// The subtrees of those who may do something.
    String[] of(Actor actor) {
        return switch (actor) {
            case BRANCH -> branches.toArray(String[]::new);
            case COMMITTEE -> committees.toArray(String[]::new);
            case DISTRICT -> districts.toArray(String[]::new);
            case ANYBODY ->
                Stream.concat(branches.stream(), committees.stream()).toArray(String[]::new);
        };
    }

    private static List<String> below(List<String> paths, String top) {
        return paths.stream()
                .filter(path -> path.startsWith(top) || top.startsWith(path))
                .map(path -> path.startsWith(top) ? path : top)
                .distinct()
                .toList();
    }
}
