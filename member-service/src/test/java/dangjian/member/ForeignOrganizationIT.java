package dangjian.member;

import dangjian.kit.TestOrganizations;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever asks for what lies under an organisation that is not theirs is told that there is none, whatever they ask
/// for.
class ForeignOrganizationIT extends StandingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/exits",
                "/api/v1/disposals",
                "/api/v1/penalties",
                "/api/v1/penalties/ledger",
                "/api/v1/pledges",
                "/api/v1/pledges/ledger",
                "/api/v1/plaques",
                "/api/v1/plaques/ledger",
                "/api/v1/lost-cases",
                "/api/v1/lost-cases/ledger",
                "/api/v1/mobile-stays",
                "/api/v1/mobile-stays/ledger",
                "/api/v1/badge-batches",
                "/api/v1/badge-events"
            })
    void itDoesNotExist(String list) {
        for (var foreign : new UUID[] {TestOrganizations.SOUTH, TestOrganizations.SOUTH_BRANCH, new UUID(0, 1)}) {
            mustBe(get(NORTH_ADMIN, list + "?under=" + foreign), 404, "org.unknown");
        }
        get(NORTH_ADMIN, list + "?under=" + TestOrganizations.NORTH_BRANCH)
                .expectStatus()
                .isOk();
    }

    @Test
    void receiptsOfABatchAreNoException() {
        var batch = id(post(
                NORTH_ADMIN,
                "/api/v1/badge-batches",
                Map.of("orgId", TestOrganizations.NORTH, "name", "新党徽", "issuedOn", "2026-06-20", "quantity", 5)));
        mustBe(
                get(NORTH_ADMIN, "/api/v1/badge-batches/{id}/receipts?under=" + TestOrganizations.SOUTH, batch),
                404,
                "org.unknown");
        mustBe(
                post(
                        NORTH_ADMIN,
                        "/api/v1/badge-batches",
                        Map.of("orgId", TestOrganizations.NORTH, "name", "旧", "issuedOn", "1921-06-30", "quantity", 5)),
                400,
                "request.invalid");
        mustBe(
                post(
                        NORTH_ADMIN,
                        "/api/v1/badge-batches",
                        Map.of(
                                "orgId",
                                TestOrganizations.NORTH,
                                "name",
                                "旧党徽",
                                "issuedOn",
                                "1921-06-30",
                                "quantity",
                                5)),
                422,
                "member.badge.rules");
    }
}
