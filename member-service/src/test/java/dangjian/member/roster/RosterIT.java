package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RosterIT extends RosterServiceTest {

    private UUID li = new UUID(0, 0);
    private UUID wang = new UUID(0, 0);

    @BeforeEach
    void registerThree() {
        li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        wang = register(TestOrganizations.NORTH_OTHER_BRANCH, Records.wang());
        register(
                TestOrganizations.SOUTH_BRANCH,
                Map.of(
                        "name",
                        "赵云",
                        "idNumber",
                        Records.ZHAO_ID,
                        "stage",
                        "正式党员",
                        "joinedOn",
                        "2000-01-01",
                        "fullOn",
                        "2001-01-01",
                        "isLost",
                        true,
                        "lostOn",
                        "2025-12-27",
                        "phone",
                        Records.WANG_PHONE));
    }

    @Test
    void everybodySeesTheOwnSubtreeOnly() {
        assertThat(names(DISTRICT_ADMIN, "")).containsExactlyInAnyOrder("李建国", "王秀英", "赵云");
        assertThat(names(NORTH_ADMIN, "")).containsExactlyInAnyOrder("李建国", "王秀英");
        assertThat(names(NORTH_SECRETARY, "")).containsExactly("李建国");
        assertThat(names(SOUTH_SECRETARY, "")).containsExactly("赵云");
    }

    @Test
    void aMemberOutOfScopeDoesNotExist() {
        get(SOUTH_SECRETARY, "/api/v1/members/{id}", li)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("member.unknown");
        get(SOUTH_SECRETARY, "/api/v1/members/{id}/history", li).expectStatus().isNotFound();
        get(SOUTH_ADMIN, "/api/v1/members/{id}/disclosures", li).expectStatus().isNotFound();
        get(SOUTH_SECRETARY, "/api/v1/members?under={org}", TestOrganizations.NORTH)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("org.unknown");
    }

    @Test
    void aMemberSeesTheOwnRecordMaskedAndNobodyElse() {
        var token = TestTokens.memberToken(wang, TestOrganizations.NORTH_OTHER_BRANCH);

        assertThat(names(token, "")).containsExactly("王**");
        get(token, "/api/v1/members/{id}", wang)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("王**")
                .jsonPath("$.idNumber")
                .isEqualTo("990***********0029");
        get(token, "/api/v1/members/{id}", li).expectStatus().isNotFound();
        get(token, "/api/v1/members/{id}/history", wang).expectStatus().isOk();
        post(token, "/api/v1/members/searches", Map.of()).expectStatus().isForbidden();
    }

    @Test
    void aRecordIsShownMaskedWithWhatCanBeDerived() {
        get(NORTH_SECRETARY, "/api/v1/members/{id}", li)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("李建国")
                .jsonPath("$.orgName")
                .isEqualTo("中国共产党测试区北街第一支部委员会")
                .jsonPath("$.idNumber")
                .isEqualTo("990***********0017")
                .jsonPath("$.phone")
                .isEqualTo("138****8000")
                .jsonPath("$.nation.label")
                .isEqualTo("汉族")
                .jsonPath("$.education.code")
                .isEqualTo("UNIVERSITY")
                .jsonPath("$.age")
                .isEqualTo(36)
                .jsonPath("$.yearsOfMembership")
                .isEqualTo(13)
                .jsonPath("$.furtherMonths")
                .isEqualTo(5)
                .jsonPath("$.isLost")
                .isEqualTo(false)
                .jsonPath("$.completeness")
                .isEqualTo(100);
    }

    @Test
    void noAnswerHoldsPersonalDataInClear() {
        var bodies = List.of(
                body(DISTRICT_ADMIN, "/api/v1/members?count=true"),
                body(DISTRICT_ADMIN, "/api/v1/members/" + li),
                body(DISTRICT_ADMIN, "/api/v1/members/" + li + "/history"),
                body(DISTRICT_ADMIN, "/api/v1/figures/members-by-status/rows"),
                body(TestTokens.memberToken(li, TestOrganizations.NORTH_BRANCH), "/api/v1/members/" + li),
                search(DISTRICT_ADMIN, Map.of("idNumber", Records.LI_ID)));
        assertThat(bodies)
                .allSatisfy(body -> assertThat(body)
                        .doesNotContain(
                                Records.LI_ID,
                                Records.WANG_ID,
                                Records.ZHAO_ID,
                                Records.LI_PHONE,
                                "66668888",
                                Records.LI_ADDRESS,
                                "1号2单元"));
    }

    @Test
    void theListIsFilteredAndCounted() {
        assertThat(names(DISTRICT_ADMIN, "stage=PROBATIONARY")).containsExactly("王秀英");
        assertThat(names(DISTRICT_ADMIN, "isLost=true")).containsExactly("赵云");
        assertThat(names(DISTRICT_ADMIN, "isLost=false&status=NORMAL")).hasSize(2);
        assertThat(names(DISTRICT_ADMIN, "status=SUSPENDED")).isEmpty();
        assertThat(names(DISTRICT_ADMIN, "isMobile=true")).isEmpty();
        assertThat(names(DISTRICT_ADMIN, "name=李")).containsExactly("李建国");
        assertThat(names(DISTRICT_ADMIN, "name=秀英&match=CONTAINS")).containsExactly("王秀英");
        assertThat(names(DISTRICT_ADMIN, "name=%25&match=CONTAINS")).isEmpty();
        assertThat(names(DISTRICT_ADMIN, "under=" + TestOrganizations.SOUTH)).containsExactly("赵云");
        get(DISTRICT_ADMIN, "/api/v1/members?limit=1&count=true&stage=FULL")
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(2)
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        get(DISTRICT_ADMIN, "/api/v1/members?stage=SOMETHING")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.invalid");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsInBothOrders() {
        for (var order : List.of("", "name=&", "isLost=false&", "name=李&")) {
            var walked = new ArrayList<String>();
            @Nullable String after = "";
            while (after != null) {
                var page = Objects.requireNonNull(
                        get(DISTRICT_ADMIN, "/api/v1/members?" + order + "limit=1&after={after}", after)
                                .expectStatus()
                                .isOk()
                                .expectBody(Listed.class)
                                .returnResult()
                                .getResponseBody());
                page.items().forEach(item -> walked.add(item.name()));
                after = page.next();
            }
            assertThat(walked).isEqualTo(names(DISTRICT_ADMIN, order)).doesNotHaveDuplicates();
        }
    }

    @Test
    void personalDataAreSearchedInTheBodyAndInAnyUsualForm() {
        assertThat(search(DISTRICT_ADMIN, Map.of("idNumber", "99010119771103004x")))
                .contains("赵云");
        assertThat(search(DISTRICT_ADMIN, Map.of("phone", "+86 138-0013-8000"))).contains("李建国");
        assertThat(search(DISTRICT_ADMIN, Map.of("phone", "051266668888", "name", "赵")))
                .contains("赵云");
        assertThat(search(DISTRICT_ADMIN, Map.of("phone", "13800138000", "name", "赵")))
                .doesNotContain("李建国");
        assertThat(search(SOUTH_SECRETARY, Map.of("idNumber", Records.LI_ID))).doesNotContain("李建国");
        assertThat(search(NORTH_ADMIN, Map.of("under", TestOrganizations.NORTH_OTHER_BRANCH)))
                .contains("王秀英")
                .doesNotContain("李建国");
        post(DISTRICT_ADMIN, "/api/v1/members/searches", Map.of("idNumber", "990000199001010018"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("member.id-number.check-digit");
    }

    @Test
    void codeListsTellWhatMayBeWritten() {
        get(TestTokens.memberToken(li, TestOrganizations.NORTH_BRANCH), "/api/v1/members/code-lists")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lists[?(@.name == 'nations')].codes.length()")
                .isEqualTo(58)
                .jsonPath("$.lists[?(@.name == 'positions')].codes.length()")
                .isEqualTo(49)
                .jsonPath("$.lists[?(@.name == 'nations')].codes[55].label")
                .isEqualTo("基诺族")
                .jsonPath("$.lists[?(@.name == 'lost-circumstances')].codes.length()")
                .isEqualTo(7);
    }

    private List<String> names(String token, String query) {
        var page = get(token, "/api/v1/members?limit=200&" + query)
                .expectStatus()
                .isOk()
                .expectBody(Listed.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(page).items().stream().map(Named::name).toList();
    }

    private String body(String token, String path) {
        return Objects.requireNonNull(get(token, path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String search(String token, Map<String, ?> criteria) {
        return Objects.requireNonNull(post(token, "/api/v1/members/searches", criteria)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(List<Named> items, @Nullable String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Named(String name) {}
}
