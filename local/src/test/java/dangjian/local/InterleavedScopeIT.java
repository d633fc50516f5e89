package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/// Thousands of requests of callers with different scopes at the same time, over all services: lists, details,
/// searches, exports, figures, the change feed, and writes with the ids of others. No answer holds anything of another
/// scope.
class InterleavedScopeIT {

    private static final int REQUESTS = 3_000;
    private static final int AT_ONCE = 8;

    private static final Homes HOMES = Homes.ofTheDistrict();
    private static final List<Visitor> VISITORS = visitors();

    private final List<String> leaks = new ArrayList<>();
    private final Map<String, List<String>> otherSides = VISITORS.stream()
            .map(Visitor::root)
            .distinct()
            .collect(Collectors.toMap(root -> root, InterleavedScopeIT::otherSides));
    private final Map<Visitor, AtomicInteger> seen = new ConcurrentHashMap<>();

    @Test
    void noAnswerHoldsAnythingOfAnotherScope() throws InterruptedException, ExecutionException {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var chance = new Random(20260701);
            var visits = new ArrayList<Visit>();
            while (visits.size() < REQUESTS) {
                var visitor = VISITORS.get(visits.size() % VISITORS.size());
                visits.add(Visit.random(visitor, HOMES, chance));
            }
            for (var answered : workers.invokeAll(visits.stream()
                    .map(visit -> Executors.callable(() -> make(visit)))
                    .toList())) {
                answered.get();
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(seen.keySet()).containsAll(VISITORS);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).hasValueGreaterThan(5));
    }

    /// What the test looks for is found where it is: the district sees what a branch must not.
    @Test
    void theDistrictSeesWhatOthersMustNot() {
        var district = District.as(DemonstrationAccounts.ADMINISTRATOR);
        for (var list : List.of("/api/v1/organizations?limit=200", "/api/v1/members?limit=200")) {
            assertThat(HOMES.strangers(district.get(list).mustBe(200).text(), District.branch()))
                    .isNotEmpty();
        }
        var export = district.post("/api/v1/members/exports", Map.of("reason", "越权检查"))
                .mustBe(200);
        assertThat(HOMES.strangers(text(export), District.branch())).isNotEmpty();
    }

    private void make(Visit visit) {
        var answer = visit.make();
        var visitor = visit.visitor();
        var text = text(answer);
        var strangers =
                new ArrayList<>(answer.status() < 300 ? HOMES.strangers(text, visitor.root()) : HOMES.known(text));
        if (visit.path().startsWith("/api/v1/transfers") || visit.path().startsWith("/api/v1/due-items")) {
            strangers.removeAll(otherSides.getOrDefault(visitor.root(), List.of()));
        }
        if (!visit.mayEndWith(answer.status()) || !strangers.isEmpty()) {
            synchronized (leaks) {
                leaks.add("%s → %d %s"
                        .formatted(
                                visit,
                                answer.status(),
                                strangers.stream().limit(5).toList()));
            }
        }
        if (answer.status() == 200) {
            seen.computeIfAbsent(visitor, _ -> new AtomicInteger())
                    .addAndGet(HOMES.known(text).size());
        }
    }

    /// A transfer is of two sides, and each sees the other and whom it is about: of its own transfers and no others.
    private static List<String> otherSides(String root) {
        return District.as(DemonstrationAccounts.ADMINISTRATOR)
                .get("/api/v1/transfers?limit=200")
                .mustBe(200)
                .body()
                .get("items")
                .valueStream()
                .map(JsonNode::toString)
                .filter(transfer -> HOMES.concerns(transfer, root))
                .flatMap(transfer -> HOMES.strangers(transfer, root).stream())
                .toList();
    }

    /// The text of an answer, also of a workbook.
    private static String text(Api.Answer answer) {
        if (!answer.contentType().contains("spreadsheetml")) {
            return answer.text();
        }
        var text = new StringBuilder();
        try {
            var file = Files.createTempFile("export", ".xlsx");
            Files.write(file, answer.bytes());
            try (var workbook = new ZipFile(file.toFile())) {
                for (var part : Collections.list(workbook.entries())) {
                    text.append(new String(workbook.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return HtmlUtils.htmlUnescape(text.toString());
    }

    private static List<Visitor> visitors() {
        var street = District.organization(DemonstrationAccounts.STREET_NAME);
        var twoNew = District.organization(DemonstrationAccounts.TWO_NEW_NAME);
        var other = District.organization(DemonstrationAccounts.OTHER_BRANCH_NAME);
        return List.of(
                new Visitor("C", District.as(DemonstrationAccounts.COMMITTEE), street, false),
                new Visitor("S", District.as(DemonstrationAccounts.SECRETARY), District.branch(), false),
                new Visitor("M", District.as(DemonstrationAccounts.MEMBER + "1"), District.branch(), false),
                new Visitor("C", District.as(DemonstrationAccounts.TWO_NEW_COMMITTEE), twoNew, true),
                new Visitor("S", District.as(DemonstrationAccounts.OTHER_SECRETARY), other, true),
                new Visitor("M", District.as(DemonstrationAccounts.OTHER_MEMBER + "1"), other, true),
                new Visitor("CLIENT", OtherSystem.reading(street), street, false),
                new Visitor("CLIENT", OtherSystem.reading(twoNew), twoNew, true));
    }

    /// Somebody with a scope.
    ///
    /// @param root the organisation below which they may see
    /// @param isOutsider whether the fixture of these tests lies outside
    record Visitor(String role, Api api, String root, boolean isOutsider) {}
}
