package dangjian.kit.web;

import java.util.List;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// The literal beginnings of the paths that a service's controllers answer: tells at once what is surely none of them,
/// such as all that a gateway only passes on, where asking each controller would take long.
record OwnPaths(List<String> beginnings) {

    static OwnPaths of(RequestMappingHandlerMapping mapping) {
        return new OwnPaths(mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternsCondition().getPatterns().stream())
                .map(pattern -> pattern.getPatternString().split("[{*?]", 2)[0])
                .distinct()
                .toList());
    }

    /// What is encoded may mean anything.
    boolean mayHold(String path) {
        return path.indexOf('%') >= 0
                || path.indexOf(';') >= 0
                || beginnings.stream().anyMatch(path::startsWith);
    }
}
