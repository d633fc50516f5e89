package dangjian.local;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One endpoint as an OpenAPI document lists it.
record Operation(String method, String path) implements Comparable<Operation> {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /// All operations of a document.
    static List<Operation> of(JsonNode document) {
        var operations = new ArrayList<Operation>();
        document.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, detail) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(method.toUpperCase(), path));
                    }
                }));
        return operations;
    }

    static Operation parse(String text) {
        var space = text.indexOf(' ');
        return new Operation(text.substring(0, space), text.substring(space + 1));
    }

    @Override
    public int compareTo(Operation other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
