package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The error catalogue holds what the sources of all services say, found in another way than the catalogue is made.
class CatalogueIT {

    private static final Pattern THROWN =
            Pattern.compile("Problem\\s*\\.\\s*(\\w+)\\(\\s*(?:Kind\\.(\\w+),\\s*)?\"([a-z0-9.-]+)\"");
    private static final Pattern FAULT = Pattern.compile("\\.at\\(\\s*[^,;]+,\\s*\"([a-z0-9.-]+)\"");

    private static final Map<String, Integer> STATUSES = Map.ofEntries(
            Map.entry("invalid", 400),
            Map.entry("INVALID", 400),
            Map.entry("unauthenticated", 401),
            Map.entry("forbidden", 403),
            Map.entry("notFound", 404),
            Map.entry("conflict", 409),
            Map.entry("CONFLICT", 409),
            Map.entry("GONE", 410),
            Map.entry("TOO_LARGE", 413),
            Map.entry("UNSUPPORTED", 415),
            Map.entry("unprocessable", 422),
            Map.entry("TOO_MANY", 429),
            Map.entry("unavailable", 503));

    private final Map<String, JsonNode> catalogue = new TreeMap<>();

    CatalogueIT() {
        District.anonymous()
                .get("/api/v1/problems")
                .mustBe(200)
                .body()
                .get("items")
                .forEach(entry -> catalogue.put(entry.get("code").asString(), entry));
    }

    @Test
    void everyCodeThatIsThrownIsInTheCatalogueWithItsStatus() throws IOException {
        var missing = new TreeSet<String>();
        var found = new HashSet<String>();
        for (var source : sources()) {
            var thrown = THROWN.matcher(source);
            while (thrown.find()) {
                var status = STATUSES.get(thrown.group(2) == null ? thrown.group(1) : thrown.group(2));
                found.add(thrown.group(3));
                if (!holds(thrown.group(3), status)) {
                    missing.add(thrown.group(3) + " " + status);
                }
            }
            var fault = FAULT.matcher(source);
            while (fault.find()) {
                if (!catalogue.containsKey(fault.group(1))) {
                    missing.add(fault.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).hasSizeGreaterThan(150);
    }

    @Test
    void everyCodeIsToldInBothLanguages() {
        assertThat(catalogue.values()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.get("chinese").asString())
                    .isNotBlank()
                    .isNotEqualTo(entry.get("code").asString());
            assertThat(entry.get("english").asString())
                    .isNotBlank()
                    .isNotEqualTo(entry.get("code").asString())
                    .doesNotContainPattern("\\p{IsHan}{8}");
            assertThat(entry.get("services")).isNotEmpty();
        });
    }

    @Test
    void theTypeOfAProblemLeadsToItsPage() {
        var problem = District.anonymous().get("/api/v1/members").mustBe(401).body();
        var page = District.anonymous().get(problem.get("type").asString()).mustBe(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.text()).contains(problem.get("code").asString(), "401");
    }

    private boolean holds(String code, @Nullable Integer status) {
        var entry = catalogue.get(code);
        return entry != null
                && (status == null || entry.get("statuses").valueStream().anyMatch(known -> known.asInt() == status));
    }

    private static Iterable<String> sources() throws IOException {
        var root = Path.of(System.getProperty("basedir", "."))
                .toAbsolutePath()
                .normalize()
                .getParent();
        try (var files = Files.walk(root, 20)) {
            var texts = new ArrayList<String>();
            for (var file : files.filter(any -> any.toString().endsWith(".java"))
                    .filter(any -> any.toString().contains("/src/main/java/dangjian/"))
                    .filter(any -> !any.getFileName().toString().equals("Problem.java"))
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
