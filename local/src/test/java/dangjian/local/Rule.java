package dangjian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A line of `authorisation.txt`: who may call an endpoint.
///
/// @param roles D district administrator, C committee administrator, S branch secretary, M member,
///     SYSTEM, SECURITY and AUDIT the platform's administrators, CLIENT another system; empty for everybody,
///     signed in or not
/// @param names how it names things: empty by ids in path and body, `own` not at all, else a list with this parameter
/// @param body a body that is right but for whose it is; ids of the fixture as `{name}`
record Rule(Operation operation, Set<String> roles, String names, String body) {

    static TreeMap<Operation, Rule> all() {
        var rules = new TreeMap<Operation, Rule>();
        for (var line : lines()) {
            var rule = parse(line);
            if (rules.put(rule.operation(), rule) != null) {
                throw new IllegalStateException("Twice in the table: " + line);
            }
        }
        return rules;
    }

    /// Whether it names one thing that may lie outside a scope.
    boolean namesOne() {
        return names.isEmpty();
    }

    /// Whether it lists what lies below an organisation.
    boolean lists() {
        return !names.isEmpty() && !names.equals("own");
    }

    boolean isPublic() {
        return roles.contains("public");
    }

    private static Rule parse(String line) {
        var parts = Arrays.stream(line.split("\\|", 4)).map(String::strip).toList();
        return new Rule(
                Operation.parse(parts.get(0)),
                Arrays.stream(parts.get(1).split(" ")).collect(Collectors.toSet()),
                parts.get(2),
                parts.size() > 3 ? parts.get(3) : "");
    }

    private static List<String> lines() {
        try (var file = Objects.requireNonNull(Rule.class.getResourceAsStream("/authorisation.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
