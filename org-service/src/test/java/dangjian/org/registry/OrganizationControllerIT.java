package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
@Import(TestRegister.class)
class OrganizationControllerIT {

    private static final String PATH = "/api/v1/organizations";
    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final String NORTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    private static final String SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    private static final String MEMBER = TestTokens.memberToken(UUID.randomUUID(), TestOrganizations.NORTH_BRANCH);

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestRegister register;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void plantTree() {
        register.plant(Specimens.TREE);
    }

    @Test
    void everybodySeesTheOwnSubtreeAndNothingElse() {
        assertThat(names(DISTRICT, "")).containsExactly("测试区委", "北街党工委", "北街第一党支部", "北街第二党支部", "南街党工委", "南街第一党支部");
        assertThat(names(NORTH, "")).containsExactly("北街党工委", "北街第一党支部", "北街第二党支部");
        assertThat(names(SECRETARY, "")).containsExactly("北街第一党支部");
        assertThat(names(MEMBER, "")).containsExactly("北街第一党支部");
    }

    @Test
    void aMembersGrantAtACommitteeOpensNoSubtree() {
        var odd = TestTokens.memberToken(UUID.randomUUID(), TestOrganizations.NORTH);
        assertThat(names(odd, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?name=第一 | 北街第一党支部,南街第一党支部",
                "?kind=WORKING_COMMITTEE | 北街党工委,南街党工委",
                "?category=SOCIAL_ORG | 南街第一党支部",
                "?kind=BRANCH&under=01900000-0000-7000-8000-000000000002 | 北街第一党支部,北街第二党支部",
                "?parentId=01900000-0000-7000-8000-000000000001 | 北街党工委,南街党工委",
                "?asOf=2015-01-01 | 测试区委,北街党工委,北街第一党支部,南街党工委,南街第一党支部",
                "/01900000-0000-7000-8000-000000000003/children | 南街第一党支部"
            })
    void aListIsNarrowed(String query, String expected) {
        assertThat(names(DISTRICT, query)).containsExactly(expected.split(","));
    }

    @Test
    void aFilterReachesNothingOutsideTheScope() {
        assertThat(names(NORTH, "?under=" + TestOrganizations.DISTRICT)).hasSize(3);
        assertThat(names(NORTH, "?parentId=" + TestOrganizations.SOUTH)).isEmpty();
    }

    @Test
    void aListIsPaged() {
        var first = get(DISTRICT, "?limit=4&count=true")
                .expectStatus()
                .isOk()
                .expectBody(Listing.class)
                .returnResult();
        var page = Objects.requireNonNull(first.getResponseBody());
        assertThat(page.items()).hasSize(4);
        assertThat(page.total()).isEqualTo(6);
        assertThat(names(DISTRICT, "?limit=4&after=" + page.next())).containsExactly("南街党工委", "南街第一党支部");
    }

    @Test
    void oneOrganizationIsShownWithItsVersionAndMaskedContact() {
        for (var token : List.of(DISTRICT, NORTH, SECRETARY, MEMBER)) {
            get(token, "/" + TestOrganizations.NORTH_BRANCH)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("ETag", "\"1\"")
                    .expectBody()
                    .jsonPath("$.contactPhone")
                    .isEqualTo("138****8000")
                    .jsonPath("$.contactName")
                    .isEqualTo("李**")
                    .jsonPath("$.kindName")
                    .isEqualTo("党支部")
                    .jsonPath("$.path")
                    .doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/children", "/history"})
    void whatIsOutOfScopeDoesNotExist(String part) {
        for (var id : List.of(TestOrganizations.SOUTH_BRANCH, TestOrganizations.DISTRICT, UUID.randomUUID())) {
            get(NORTH, "/" + id + part)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("org.unknown");
        }
        get(MEMBER, "/" + TestOrganizations.NORTH_OTHER_BRANCH).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/01900000-0000-7000-8000-000000000004", "/code-lists", "/imports"})
    void nobodyReadsWithoutAToken(String path) {
        web.get().uri(PATH + path).exchange().expectStatus().isUnauthorized();
        get(TestTokens.forged(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT), path)
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?kind=NOTHING",
                "?under=x",
                "?asOf=yesterday",
                "?after=!!",
                "/not-an-id",
                "?limit=-1"
            })
    void aMalformedRequestIsRefused(String query) {
        web.get()
                .uri(PATH + query)
                .headers(headers -> headers.setBearerAuth(DISTRICT))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.invalid");
    }

    @Test
    void codeListsNameKindsAndCategoriesInTheReadersLanguage() {
        get(MEMBER, "/code-lists")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.kinds[?(@.code=='BRANCH')].name")
                .isEqualTo("党支部")
                .jsonPath("$.kinds[?(@.code=='BRANCH')].terms.length()")
                .isEqualTo(3)
                .jsonPath("$.categories[?(@.code=='COMMUNITY')].name")
                .isEqualTo("社区（居委会）");
        web.get()
                .uri(PATH + "/code-lists")
                .headers(headers -> headers.setBearerAuth(MEMBER))
                .header("Accept-Language", "en")
                .exchange()
                .expectBody()
                .jsonPath("$.kinds[?(@.code=='BRANCH')].name")
                .isEqualTo("Branch");
    }

    @Test
    void phonesAreEncryptedInTheTable() {
        var stored = database.sql("select contact_phone from organizations where id = :id")
                .bind("id", TestOrganizations.NORTH_BRANCH)
                .mapValue(byte[].class)
                .one()
                .blockOptional()
                .orElseThrow();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(Specimens.PHONE);
    }

    private List<String> names(String token, String query) {
        var page = get(token, query)
                .expectStatus()
                .isOk()
                .expectBody(Listing.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(page).items().stream()
                .map(Item::shortName)
                .toList();
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return web.get()
                .uri(PATH + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String shortName) {}

    record Listing(
            List<Item> items,
            @Nullable String next,
            @Nullable Long total) {}
}
