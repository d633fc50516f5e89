package dangjian.gateway.front;

import dangjian.gateway.front.ServiceDocuments.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// One OpenAPI document out of several: paths, tags, schemas and responses together. A schema or response that two
/// services call alike but mean differently, and whatever speaks of it, gets the service's name before its own; so does
/// an operation id.
final class MergedDocument {

    private static final String REFERENCE = "#/components/";
    private static final String SCHEMAS = "schemas";
    private static final String RESPONSES = "responses";

    private final ObjectNode paths = JsonNodeFactory.instance.objectNode();
    private final Map<String, JsonNode> components = new TreeMap<>();
    private final Map<String, JsonNode> tags = new LinkedHashMap<>();
    private final Set<String> operationIds = new HashSet<>();

    private MergedDocument() {}

    static MergedDocument of(List<Document> documents) {
        var merged = new MergedDocument();
        var ambiguous = ambiguous(documents);
        for (var document : documents) {
            merged.add(document, ambiguous);
        }
        return merged;
    }

    ObjectNode paths() {
        return paths;
    }

    Map<String, JsonNode> schemas() {
        return components(SCHEMAS);
    }

    Map<String, JsonNode> responses() {
        return components(RESPONSES);
    }

    List<JsonNode> tags() {
        return List.copyOf(tags.values());
    }

    private void add(Document document, Set<String> ambiguous) {
        var prefix = prefix(document.service());
        var content = document.object();
        rename(content, ambiguous, prefix);
        componentsOf(content)
                .forEach((name, component) ->
                        components.put(ambiguous.contains(name) ? prefixed(name, prefix) : name, component));
        content.path("paths").forEachEntry((path, operations) -> {
            operations.forEach(operation -> describe((ObjectNode) operation, prefix));
            paths.set(path, operations);
        });
    }

    private void describe(ObjectNode operation, String prefix) {
        var id = operation.path("operationId").asString();
        if (!operationIds.add(id)) {
            var longer = Character.toLowerCase(prefix.charAt(0))
                    + prefix.substring(1)
                    + Character.toUpperCase(id.charAt(0))
                    + id.substring(1);
            operation.put("operationId", longer);
            operationIds.add(longer);
        }
        var titles = operation
                .path("tags")
                .valueStream()
                .map(tag -> TagTitles.of(tag.asString()))
                .toList();
        var renamed = operation.putArray("tags");
        for (var title : titles) {
            renamed.add(title);
            tags.computeIfAbsent(
                    title, name -> JsonNodeFactory.instance.objectNode().put("name", name));
        }
    }

    /// Names that do not mean the same everywhere, and, until no more are found, the names of what refers to them.
    private static Set<String> ambiguous(List<Document> documents) {
        var meanings = new HashMap<String, List<JsonNode>>();
        documents.forEach(document -> componentsOf(document.content())
                .forEach((name, component) ->
                        meanings.computeIfAbsent(name, _ -> new ArrayList<>()).add(component)));
        var shared = meanings.entrySet().stream()
                .filter(component -> component.getValue().size() > 1)
                .toList();
        var ambiguous = shared.stream()
                .filter(component -> component.getValue().stream().distinct().count() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        while (shared.stream()
                .filter(component -> component.getValue().stream().anyMatch(meaning -> refers(meaning, ambiguous)))
                .map(Map.Entry::getKey)
                .toList()
                .stream()
                .anyMatch(ambiguous::add)) {
            // one more found: what refers to it may be found now
        }
        return ambiguous;
    }

    private static boolean refers(JsonNode node, Set<String> names) {
        return node.path("$ref") instanceof StringNode reference
                        && names.contains(reference.asString().substring(REFERENCE.length()))
                || children(node).anyMatch(child -> refers(child, names));
    }

    private static void rename(JsonNode node, Set<String> names, String prefix) {
        if (node instanceof ObjectNode object && object.path("$ref") instanceof StringNode reference) {
            var name = reference.asString().substring(REFERENCE.length());
            if (names.contains(name)) {
                object.put("$ref", REFERENCE + prefixed(name, prefix));
            }
        }
        children(node).forEach(child -> rename(child, names, prefix));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return node.valueStream();
    }

    private Map<String, JsonNode> components(String kind) {
        var ofKind = new TreeMap<String, JsonNode>();
        components.forEach((name, component) -> {
            if (name.startsWith(kind + '/')) {
                ofKind.put(name.substring(kind.length() + 1), component);
            }
        });
        return ofKind;
    }

    /// Schemas and responses by what stands before and after the slash of a reference: `schemas/Member`.
    private static Map<String, JsonNode> componentsOf(JsonNode document) {
        var components = new TreeMap<String, JsonNode>();
        for (var kind : List.of(SCHEMAS, RESPONSES)) {
            document.path("components")
                    .path(kind)
                    .forEachEntry((name, component) -> components.put(kind + '/' + name, component));
        }
        return components;
    }

    private static String prefixed(String name, String prefix) {
        var slash = name.indexOf('/') + 1;
        return name.substring(0, slash) + prefix + name.substring(slash);
    }

    /// `member-service` becomes `MemberService`.
    private static String prefix(String service) {
        return Stream.of(service.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
