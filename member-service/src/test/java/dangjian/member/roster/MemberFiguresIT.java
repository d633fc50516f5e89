package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MemberFiguresIT extends RosterServiceTest {

    private static final String FIGURE = "/api/v1/figures/members-by-status";

    @Test
    void withoutAnyMemberThereAreNoDataRatherThanZero() {
        get(SOUTH_ADMIN, FIGURE)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("NO_DATA")
                .jsonPath("$.value")
                .doesNotExist();
    }

    @Test
    void membersAreCountedAsTheyStoodOnTheDay() {
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        register(TestOrganizations.NORTH_OTHER_BRANCH, Records.wang());
        patch(NORTH_ADMIN, li, 1, Map.of("reason", "出国学习", "status", "保留党籍"))
                .expectStatus()
                .isOk();

        expect("2012-06-19", 0);
        expect("2013-06-19", 1, "PROBATIONARY-NORMAL", 1);
        expect("2013-06-20", 1, "FULL-NORMAL", 1);
        expect("2026-11-21", 2, "FULL-NORMAL", 1, "PROBATIONARY-NORMAL", 1);
        expect("2026-11-22", 2, "FULL-RETAINED", 1, "PROBATIONARY-NORMAL", 1);
    }

    @Test
    void theRowsBehindTheFigureAreMaskedAndInScope() {
        register(TestOrganizations.NORTH_BRANCH, Records.li());
        register(TestOrganizations.SOUTH_BRANCH, Records.wang());

        var rows = Objects.requireNonNull(get(NORTH_SECRETARY, FIGURE + "/rows")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        assertThat(rows)
                .contains("李**", "中国共产党测试区北街第一支部委员会", "FULL", "NORMAL")
                .doesNotContain("李建国", "王", Records.LI_ID);
    }

    private void expect(String day, int total, Object... groups) {
        var body = get(NORTH_ADMIN, FIGURE + "?asOf={day}", day)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo(total)
                .jsonPath("$.rowCount")
                .isEqualTo(total);
        for (var place = 0; place < groups.length; place += 2) {
            body.jsonPath("$.groups[%d].key".formatted(place / 2))
                    .isEqualTo(groups[place])
                    .jsonPath("$.groups[%d].value".formatted(place / 2))
                    .isEqualTo(groups[place + 1]);
        }
        if (groups.length > 0) {
            body.jsonPath("$.groups.length()").isEqualTo(groups.length / 2);
        }
    }
}
