package dangjian.kit.openapi;

import dangjian.kit.web.Kind;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an operation can be refused with, as far as it follows from what it takes.
record Refusals(HttpMethod method, String path, Operation operation, Components components) {

    /// What belongs to one thing may not be there in every state of it.
    private static final Pattern PART_OF_ONE = Pattern.compile(".*}/.+");

    Set<Kind> kinds() {
        var kinds = EnumSet.of(Kind.TOO_MANY);
        if (isProtected() || isWriting()) {
            kinds.add(Kind.UNAUTHENTICATED);
        }
        if (isProtected()) {
            kinds.add(Kind.FORBIDDEN);
        }
        if (takesBody() || !parameters().isEmpty()) {
            kinds.add(Kind.INVALID);
        }
        if (namesThings()) {
            kinds.add(Kind.NOT_FOUND);
        }
        if (takesBody()) {
            kinds.addAll(List.of(Kind.TOO_LARGE, Kind.UNSUPPORTED));
        }
        if (isWriting()) {
            kinds.add(Kind.UNPROCESSABLE);
        }
        if (isWriting() || PART_OF_ONE.matcher(path).matches()) {
            kinds.add(Kind.CONFLICT);
        }
        if (parameters().stream().anyMatch(parameter -> parameter.getName().equals("If-Match"))) {
            kinds.addAll(List.of(Kind.STALE, Kind.PRECONDITION_REQUIRED));
        }
        return kinds;
    }

    private boolean isProtected() {
        return operation.getSecurity() == null || !operation.getSecurity().isEmpty();
    }

    private boolean isWriting() {
        return method != HttpMethod.GET;
    }

    private boolean takesBody() {
        return operation.getRequestBody() != null;
    }

    private List<Parameter> parameters() {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    /// Whether it speaks of things that may not be there, in its path, its parameters or its body.
    private boolean namesThings() {
        var seen = new HashSet<Schema<?>>();
        return path.contains("{")
                || parameters().stream().anyMatch(parameter -> holdsId(parameter.getSchema(), seen))
                || takesBody()
                        && operation.getRequestBody().getContent().values().stream()
                                .anyMatch(media -> holdsId(media.getSchema(), seen));
    }

    private boolean holdsId(@Nullable Schema<?> schema, Set<Schema<?>> seen) {
        if (schema == null || !seen.add(schema)) {
            return false;
        }
        if (schema.get$ref() != null) {
            return holdsId(Schemas.referred(schema, components), seen);
        }
        return "uuid".equals(schema.getFormat())
                || holdsId(schema.getItems(), seen)
                || Schemas.properties(schema).values().stream().anyMatch(property -> holdsId(property, seen));
    }
}
