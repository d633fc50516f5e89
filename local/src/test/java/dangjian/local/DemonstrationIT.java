package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What `./run` shows of every feature; in the branch that the other tests leave alone.
class DemonstrationIT {

    private static final List<String> RESOURCES = List.of(
            "development-cases",
            "transfers",
            "mobile-stays",
            "lost-cases",
            "badge-batches",
            "plaques",
            "pledges",
            "cultivations",
            "dues/collections");

    @Test
    void everyFeatureHasSomethingToShowAndASecondStartAddsNothing() {
        seed();

        var secretary = District.as(DemonstrationAccounts.OTHER_SECRETARY);
        var before =
                RESOURCES.stream().map(resource -> size(secretary, resource)).toList();
        assertThat(before).allSatisfy(size -> assertThat(size).isPositive());
        assertThat(StreamSupport.stream(
                                secretary
                                        .get("/api/v1/due-items?limit=100")
                                        .mustBe(200)
                                        .body()
                                        .get("items")
                                        .spliterator(),
                                false)
                        .map(item -> item.get("kind").asString()))
                .contains("DEVELOPMENT_STEP", "TRANSFER", "LOST_SUSPENSION", "PLEDGE_APPROVAL");
        assertThat(District.as(DemonstrationAccounts.ADMINISTRATOR)
                        .get("/api/v1/members?limit=1&count=true")
                        .mustBe(200)
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(5133);

        seed();

        assertThat(RESOURCES.stream().map(resource -> size(secretary, resource)).toList())
                .isEqualTo(before);
    }

    private static void seed() {
        Demonstration.seedOnce(
                District.platform(),
                DemonstrationAccounts.OTHER_SECRETARY,
                DemonstrationAccounts.OTHER_BRANCH_NAME,
                DemonstrationAccounts.BRANCH_NAME);
    }

    private static int size(Api secretary, String resource) {
        return secretary
                .get("/api/v1/%s?limit=100".formatted(resource))
                .mustBe(200)
                .body()
                .get("items")
                .size();
    }
}
