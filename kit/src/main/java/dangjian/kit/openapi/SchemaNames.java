package dangjian.kit.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Names the schemas of an OpenAPI document: what is nested in a controller or a view carries its name in front.
///
/// Two types of one service that end up with one name would describe each other's bodies, so that is an error.
final class SchemaNames extends TypeNameResolver {

    private static final ConcurrentMap<String, Class<?>> taken = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        var name = name(type, super.nameForClass(type, options));
        var first = taken.putIfAbsent(service(type) + name, type);
        if (first != null && first != type) {
            throw new IllegalStateException(
                    "Two types share the schema name %s: %s and %s".formatted(name, first.getName(), type.getName()));
        }
        return name;
    }

    private static String name(Class<?> type, String simple) {
        var outer = type.getEnclosingClass();
        if (outer == null || !type.getName().startsWith("dangjian.")) {
            return simple;
        }
        var stem = outer.getSimpleName().replaceFirst("(Controller|View|Views)$", "");
        return simple.contains(stem) ? simple : stem + simple;
    }

    /// In one JVM several services have documents of their own.
    private static String service(Class<?> type) {
        var parts = type.getName().split("\\.");
        return parts.length > 2 ? parts[0] + '.' + parts[1] + ':' : "";
    }
}
