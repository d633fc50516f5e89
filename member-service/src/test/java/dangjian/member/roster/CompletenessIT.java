package dangjian.member.roster;

import dangjian.kit.TestOrganizations;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletenessIT extends RosterServiceTest {

    @BeforeEach
    void registerThree() {
        register(TestOrganizations.NORTH_BRANCH, Records.li());
        register(TestOrganizations.NORTH_BRANCH, Records.wang());
        register(
                TestOrganizations.SOUTH_BRANCH,
                Records.with(Records.wang(), Map.of("idNumber", Records.ZHAO_ID, "phone", Records.WANG_PHONE)));
    }

    @Test
    void aBranchKnowsWhatItsRecordsLack() {
        get(DISTRICT_ADMIN, "/api/v1/members/completeness?under={branch}", TestOrganizations.NORTH_BRANCH)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].members")
                .isEqualTo(2)
                .jsonPath("$.items[0].complete")
                .isEqualTo(1)
                .jsonPath("$.items[0].average")
                .isEqualTo(83.0)
                .jsonPath("$.items[0].missing.PHONE")
                .isEqualTo(1)
                .jsonPath("$.items[0].missing.FULL_ON")
                .doesNotExist();
    }

    @Test
    void onlyTheBranchesInScopeAreListedPageByPage() {
        get(NORTH_ADMIN, "/api/v1/members/completeness")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[1].members")
                .isEqualTo(0)
                .jsonPath("$.items[1].average")
                .doesNotExist();
        get(NORTH_ADMIN, "/api/v1/members/completeness?limit=1")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isNotEmpty();
        get(SOUTH_ADMIN, "/api/v1/members/completeness?under={org}", TestOrganizations.NORTH)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aRecordTellsWhatItLacks() {
        get(DISTRICT_ADMIN, "/api/v1/members?name=wxy&under={org}", TestOrganizations.SOUTH)
                .expectBody()
                .jsonPath("$.items[0].missing.length()")
                .isEqualTo(4)
                .jsonPath("$.items[0].missing[0]")
                .isEqualTo("NATION");
    }
}
