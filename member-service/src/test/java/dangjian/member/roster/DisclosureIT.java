package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisclosureIT extends RosterServiceTest {

    private static final Map<String, Object> REQUEST =
            Map.of("fields", List.of("ID_NUMBER", "PHONE"), "reason", "核实转接信息");

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void registerSomebody() {
        li = register(TestOrganizations.NORTH_BRANCH, Records.li());
    }

    @Test
    void aSecretarySeesTheFieldsInClearAndTheAnswerIsNotStored() {
        post(NORTH_SECRETARY, path(), REQUEST)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody()
                .jsonPath("$.values.ID_NUMBER")
                .isEqualTo(Records.LI_ID)
                .jsonPath("$.values.PHONE")
                .isEqualTo(Records.LI_PHONE)
                .jsonPath("$.values.ADDRESS")
                .doesNotExist();
    }

    @Test
    void everyDisclosureIsOnRecordForAdministrators() {
        post(NORTH_SECRETARY, path(), REQUEST).expectStatus().isCreated();

        get(NORTH_ADMIN, path())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].fields[1]")
                .isEqualTo("PHONE")
                .jsonPath("$.items[0].reason")
                .isEqualTo("核实转接信息")
                .jsonPath("$.items[0].accountName")
                .isEqualTo("测试人员");
        get(NORTH_SECRETARY, path()).expectStatus().isForbidden();
    }

    @Test
    void withoutReasonRightOrScopeNothingIsShownAndNothingRecorded() {
        post(NORTH_SECRETARY, path(), Map.of("fields", List.of("PHONE"), "reason", "看看"))
                .expectStatus()
                .isBadRequest();
        post(NORTH_SECRETARY, path(), Map.of("fields", List.of("PHONE"), "reason", "      "))
                .expectStatus()
                .isBadRequest();
        post(NORTH_SECRETARY, path(), Map.of("fields", List.of(), "reason", "核实转接信息"))
                .expectStatus()
                .isBadRequest();
        post(SOUTH_SECRETARY, path(), REQUEST).expectStatus().isNotFound();
        post(TestTokens.memberToken(li, TestOrganizations.NORTH_BRANCH), path(), REQUEST)
                .expectStatus()
                .isForbidden();
        assertThat(count("select count(*) from disclosures")).isZero();
    }

    @Test
    void anIdempotencyKeyDoesNotKeepPersonalDataInClear() {
        web.post()
                .uri(path())
                .headers(headers -> headers.setBearerAuth(NORTH_SECRETARY))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(REQUEST)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.values.PHONE")
                .isEqualTo(Records.LI_PHONE);
        assertThat(count("select count(*) from idempotency_keys where convert_from(body, 'UTF8') like '%"
                        + Records.LI_PHONE + "%'"))
                .isZero();
    }

    private String path() {
        return "/api/v1/members/" + li + "/disclosures";
    }
}
