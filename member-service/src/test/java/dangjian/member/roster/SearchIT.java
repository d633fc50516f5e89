package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dangjian.kit.TestOrganizations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIT extends RosterServiceTest {

    @BeforeEach
    void registerThree() {
        register(
                TestOrganizations.NORTH_BRANCH,
                Records.with(
                        Records.li(),
                        Map.of("particulars", Map.of("identityTags", List.of("在职", "社区"), "skills", "法律咨询、义诊"))));
        register(TestOrganizations.NORTH_OTHER_BRANCH, Records.wang());
        register(
                TestOrganizations.SOUTH_BRANCH,
                Map.of(
                        "name", "单雄信",
                        "idNumber", "990000194001010014",
                        "stage", "正式党员",
                        "joinedOn", "1974-10-01",
                        "fullOn", "1977-02-01",
                        "position", "退休",
                        "education", "初中",
                        "particulars", Map.of("membershipCorrection", 4)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=lijianguo          | 李建国",
                "name=lij                | 李建国",
                "name=LJG                | 李建国",
                "name=shan               | 单雄信",
                "name=wx                 | 王秀英",
                "name=wxy                | 王秀英",
                "name=w&match=INITIALS   | 王秀英",
                "name=建国&match=CONTAINS | 李建国",
                "name=秀&match=CONTAINS  | 王秀英",
                "minAge=80               | 单雄信",
                "maxAge=36               | 李建国",
                "minAge=37&maxAge=60     | 王秀英",
                "minYears=50             | 单雄信",
                "minYears=13&maxYears=13 | 李建国",
                "education=COLLEGE_AND_ABOVE | 李建国",
                "education=70            | 单雄信",
                "education=UNIVERSITY    | 李建国",
                "position=RETIRED        | 单雄信",
                "tags=COMMUNITY          | 李建国",
                "tags=COMMUNITY,IN_SERVICE | 李建国"
            })
    void membersAreFoundByWhatIsKnownOfThem(String query, String name) {
        assertThat(names(query)).containsExactly(name);
    }

    @Test
    void theYearsOfWhoeverLeftHaveStopped() {
        run("update members set status = 'EXITED', exit_reason = 'DIED', exited_on = '2010-03-02' where name = '单雄信'");
        get(DISTRICT_ADMIN, "/api/v1/members?name=单雄信")
                .expectBody()
                .jsonPath("$.items[0].age")
                .isEqualTo(70)
                .jsonPath("$.items[0].yearsOfMembership")
                .isEqualTo(33)
                .jsonPath("$.items[0].furtherMonths")
                .isEqualTo(5)
                .jsonPath("$.items[0].isHonoured")
                .isEqualTo(false);
        assertThat(names("minYears=33")).isEmpty();
        assertThat(names("minAge=70")).isEmpty();
        assertThat(names("status=EXITED&minYears=34")).isEmpty();
        assertThat(names("status=EXITED&minYears=33&maxYears=33")).containsExactly("单雄信");
        assertThat(names("status=EXITED&minAge=71")).isEmpty();
        assertThat(names("status=EXITED&minAge=70&maxAge=70")).containsExactly("单雄信");
    }

    @Test
    void whatNobodyIsFindsNobody() {
        assertThat(names("tags=COMMUNITY,RETIRED")).isEmpty();
        assertThat(names("education=NOTHING")).isEmpty();
        assertThat(names("name=jianguo")).isEmpty();
        assertThat(names("name=国建&match=CONTAINS")).isEmpty();
        assertThat(names("name=建国英&match=CONTAINS")).isEmpty();
    }

    @Test
    void everySearchIsPlannedForWhatItLooksFor() {
        assertThat(database.sql("show plan_cache_mode")
                        .mapValue(String.class)
                        .one()
                        .block())
                .isEqualTo("force_custom_plan");
    }

    @Test
    void anAgeBeyondAllAgesIsRefused() {
        get(DISTRICT_ADMIN, "/api/v1/members?minAge=-1").expectStatus().isBadRequest();
        post(DISTRICT_ADMIN, "/api/v1/members/searches", Map.of("maxAge", 151))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void fiftyYearsAreReachedWithTheMonthsThatCountBesides() {
        // from 1977-02-01, four months earlier: 50 years are full since 2026-10-01
        get(DISTRICT_ADMIN, "/api/v1/members?name=单雄信")
                .expectBody()
                .jsonPath("$.items[0].isHonoured")
                .isEqualTo(true)
                .jsonPath("$.items[0].yearsOfMembership")
                .isEqualTo(50)
                .jsonPath("$.items[0].particulars.membershipCorrection")
                .isEqualTo(4);
    }

    private List<String> names(String query) {
        var page = get(DISTRICT_ADMIN, "/api/v1/members?limit=200&" + query.strip())
                .expectStatus()
                .isOk()
                .expectBody(Listed.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(page).items().stream().map(Named::name).toList();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(List<Named> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Named(String name) {}
}
