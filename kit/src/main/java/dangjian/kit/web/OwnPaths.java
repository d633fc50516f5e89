package dangjian.kit.web;

import java.util.HashSet;
import java.util.Set;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// The paths that a service's controllers answer, as far as they are literal: tells at once what is surely none of
/// them, such as all that a gateway only passes on, where asking each controller would take long.
///
/// @param whole paths without anything variable
/// @param beginnings what stands before the first variable of the others
record OwnPaths(Set<String> whole, Set<String> beginnings) {

    static OwnPaths of(RequestMappingHandlerMapping mapping) {
        return of(mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternsCondition().getPatterns().stream())
                .map(PathPattern::getPatternString)
                .toArray(String[]::new));
    }

    static OwnPaths of(String... patterns) {
        var whole = new HashSet<String>();
        var beginnings = new HashSet<String>();
        for (var pattern : patterns) {
            var literal = pattern.split("[{*?]", 2)[0];
            (literal.equals(pattern) ? whole : beginnings).add(literal);
        }
        return new OwnPaths(whole, beginnings);
    }

    /// What is encoded may mean anything.
    boolean mayHold(String path) {
        return path.indexOf('%') >= 0
                || path.indexOf(';') >= 0
                || whole.contains(path)
                || beginnings.stream().anyMatch(path::startsWith);
    }
}
