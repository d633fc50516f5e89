package dangjian.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Where every organisation and every member of the district belongs, and which of them are named in an answer.
final class Homes {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern FULL_NAME = Pattern.compile("中国共产党[\\p{IsHan}\\p{Alnum}（）]+");

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();
    private final List<String> members = new ArrayList<>();

    /// As the district administrator sees it.
    static Homes ofTheDistrict() {
        var homes = new Homes();
        each("/api/v1/organizations?limit=200", item -> {
            var id = item.get("id").asString();
            homes.homes.put(id, id);
            homes.homes.put(item.get("name").asString(), id);
            homes.parents.put(id, item.path("parentId").asString(""));
        });
        each("/api/v1/members?limit=200", item -> {
            homes.homes.put(item.get("id").asString(), item.get("orgId").asString());
            homes.members.add(item.get("id").asString());
        });
        return homes;
    }

    List<String> organizations() {
        return List.copyOf(parents.keySet());
    }

    List<String> members() {
        return members;
    }

    /// The ids and full names in a text that belong to an organisation or a member.
    List<String> known(String text) {
        return Stream.of(UUID, FULL_NAME)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(match -> match.group())
                .filter(homes::containsKey)
                .distinct()
                .toList();
    }

    /// Those of them that neither lie below this organisation nor above it.
    List<String> strangers(String text, String root) {
        return known(text).stream()
                .filter(thing -> !isWithin(home(thing), root) && !isWithin(root, home(thing)))
                .toList();
    }

    /// Whether a text holds anything of this part of the tree.
    boolean concerns(String text, String root) {
        return known(text).stream().anyMatch(thing -> isWithin(home(thing), root));
    }

    private String home(String thing) {
        return homes.getOrDefault(thing, "");
    }

    private boolean isWithin(String organization, String root) {
        var current = organization;
        while (!current.isEmpty() && !current.equals(root)) {
            current = parents.getOrDefault(current, "");
        }
        return current.equals(root);
    }

    private static void each(String path, Consumer<JsonNode> consumer) {
        var after = "";
        do {
            var page = District.as(DemonstrationAccounts.ADMINISTRATOR)
                    .get(path + after)
                    .mustBe(200)
                    .body();
            page.get("items").forEach(consumer);
            after = page.path("next").asString("");
            after = after.isEmpty() ? "" : "&after=" + after;
        } while (!after.isEmpty());
    }
}
