package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A star cycle of the two-new organisations, from self-rating to confirmed stars, as branch, committee and district do
/// it.
class StarCycleIT {

    private static final int SCHEME = 1;

    private final Api administrator = District.as(DemonstrationAccounts.ADMINISTRATOR);
    private final Api committee = District.as(DemonstrationAccounts.TWO_NEW_COMMITTEE);
    private final Api secretary = District.as(DemonstrationAccounts.TWO_NEW_SECRETARY);

    @AfterEach
    void backToToday() {
        District.CLOCK.aheadBy(Duration.ZERO);
    }

    @Test
    void starsAreConfirmedFromSelfRatingOverReview() {
        var cycle = administrator
                .post("/api/v1/star-cycles", Map.of("year", Texts.TODAY.getYear(), "schemeVersion", SCHEME))
                .mustBe(201);
        var cycleId = cycle.body().get("id").asString();
        assertThat(list(administrator, cycleId)).hasSizeGreaterThan(100);
        var mine = list(secretary, cycleId);
        assertThat(mine).hasSize(1);
        var path = "/api/v1/star-applications/" + mine.getFirst().get("id").asString();

        var automatic = secretary.put(path + "/self-rating", ratings("AUTO"), "If-Match", etag(secretary, path));
        assertThat(automatic.status())
                .as("what the server computes cannot be typed")
                .isIn(400, 422);
        put(secretary, path, "self-rating", ratings("EVIDENCE", "SURVEY"));
        assertThat(committee
                        .put(path + "/district-review", review(), "If-Match", etag(committee, path))
                        .status())
                .isEqualTo(403);
        put(committee, path, "committee-check", Map.of("adjustments", List.of(), "note", "材料齐全"));
        put(administrator, path, "district-review", review());

        step(cycleId, "decision", Map.of("lapseUnfinished", true));
        step(cycleId, "public-notice", null);
        var early = administrator.send(
                "PUT",
                "/api/v1/star-cycles/%s/confirmation".formatted(cycleId),
                null,
                "If-Match",
                etag(administrator, "/api/v1/star-cycles/" + cycleId));
        assertThat(early.status()).as("the public notice is still running").isEqualTo(409);
        District.CLOCK.aheadBy(Duration.ofDays(20));
        step(cycleId, "confirmation", null);

        var rated = secretary.get(path).mustBe(200).body();
        assertThat(rated.get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(rated.get("stars").asInt())
                .as("a first rating gives at most three")
                .isBetween(1, 3);
        assertThat(administrator
                        .get("/api/v1/figures/F09")
                        .mustBe(200)
                        .body()
                        .get("status")
                        .asString())
                .isEqualTo("COMPUTED");
    }

    private Map<String, Object> ratings(String... types) {
        var scores = new ArrayList<Map<String, Object>>();
        for (var each :
                administrator.get("/api/v1/star-schemes").mustBe(200).body().get("items")) {
            if (each.get("version").asInt() == SCHEME) {
                addScores(each, List.of(types), scores);
            }
        }
        return Map.of("scores", scores);
    }

    private static void addScores(JsonNode node, List<String> types, List<Map<String, Object>> scores) {
        if (node.has("type")
                && node.has("mostPoints")
                && types.contains(node.get("type").asString())) {
            scores.add(Map.of(
                    "indicator",
                    node.get("code").asString(),
                    "points",
                    new BigDecimal(node.get("mostPoints").asString())));
        }
        node.forEach(part -> addScores(part, types, scores));
    }

    private static Map<String, Object> review() {
        return Map.of("adjustments", List.of(), "wasOnSite", true, "note", "现场查看会议记录与活动场所，属实");
    }

    private void step(String cycle, String step, @Nullable Object body) {
        var path = "/api/v1/star-cycles/" + cycle;
        var etag = etag(administrator, path);
        if (body == null) {
            administrator.send("PUT", path + "/" + step, null, "If-Match", etag).mustBe(200);
        } else {
            administrator.put(path + "/" + step, body, "If-Match", etag).mustBe(200);
        }
    }

    private static void put(Api caller, String path, String step, Object body) {
        caller.put(path + "/" + step, body, "If-Match", etag(caller, path)).mustBe(200);
    }

    private static String etag(Api caller, String path) {
        return caller.get(path).mustBe(200).etag();
    }

    private static List<JsonNode> list(Api caller, String cycle) {
        return caller.get("/api/v1/star-applications?limit=200&cycle=" + cycle)
                .mustBe(200)
                .body()
                .get("items")
                .valueStream()
                .toList();
    }
}
