package dangjian.gateway.path;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// Tells the platform's own words in a path from what somebody made up.
///
/// The gateway's own addresses are always known; those of a service once it has described itself. Until then only the
/// beginnings that are routed to it are, and whatever begins so may be served.
@Component
public class KnownPaths {

    private static final String EVERY_METHOD = "*";
    private static final List<String> OPERATIONS =
            List.of("/actuator/events/replay", "/actuator/events/rebuild", "/actuator/{endpoint}/**");

    private final ObjectProvider<RequestMappingHandlerMapping> controllers;
    private final DescribedPaths described;
    private final List<Routed> routes;
    private final PathTree routed = new PathTree();
    private volatile Trees trees = new Trees(-1, new PathTree());

    KnownPaths(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers,
            DescribedPaths described,
            GatewayProperties routes) {
        this.controllers = controllers;
        this.described = described;
        this.routes = routes.getRoutes().stream().flatMap(Routed::of).toList();
        this.routes.forEach(route -> routed.add(EVERY_METHOD, route.pattern()));
    }

    public KnownPath of(ServerHttpRequest request) {
        var method = request.getMethod() == HttpMethod.HEAD ? HttpMethod.GET : request.getMethod();
        var path = PathTree.segments(request.getPath().value());
        var served = served();
        var operation = served.operation(method.name(), path);
        if (operation != null) {
            return new KnownPath(path, operation, true);
        }
        return Stream.of(served, routed)
                .flatMap(tree -> Stream.ofNullable(tree.place(path)))
                .findFirst()
                .map(words -> new KnownPath(path, words, false))
                .orElse(KnownPath.UNKNOWN);
    }

    /// Made anew when a service has described itself.
    private PathTree served() {
        var version = described.version();
        var known = trees;
        if (known.version() != version) {
            known = new Trees(version, tree());
            trees = known;
        }
        return known.served();
    }

    private PathTree tree() {
        var tree = new PathTree();
        OPERATIONS.forEach(path -> tree.add(HttpMethod.POST.name(), path));
        controllers.getObject().getHandlerMethods().keySet().forEach(mapping -> add(mapping, tree));
        routes.stream()
                .filter(route -> !described.knows(route.address()))
                .forEach(route -> tree.add(EVERY_METHOD, route.pattern()));
        described.operations().forEach(operation -> tree.add(operation.method(), operation.path()));
        return tree;
    }

    private static void add(RequestMappingInfo mapping, PathTree tree) {
        var methods = methods(mapping.getMethodsCondition().getMethods());
        mapping.getPatternsCondition()
                .getPatterns()
                .forEach(pattern -> methods.forEach(method -> tree.add(method, pattern.getPatternString())));
    }

    private static Collection<String> methods(Set<RequestMethod> methods) {
        return methods.isEmpty()
                ? List.of(EVERY_METHOD)
                : methods.stream().map(RequestMethod::name).toList();
    }

    /// What is routed to a service.
    private record Routed(String address, String pattern) {

        static Stream<Routed> of(RouteDefinition route) {
            return route.getPredicates().stream()
                    .filter(predicate -> "Path".equals(predicate.getName()))
                    .flatMap(predicate -> predicate.getArgs().values().stream())
                    .map(pattern -> new Routed(String.valueOf(route.getUri()), pattern));
        }
    }

    /// @param version how often services had described themselves anew
    private record Trees(int version, PathTree served) {}
}
