package dangjian.member.merge;

import dangjian.kit.TestOrganizations;
import dangjian.member.StandingTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A test of merging: one person is in the roster twice, in two branches of one committee, once with a wrong ID number.
abstract class MergeServiceTest extends StandingTest {

    static final String MERGES = "/api/v1/members/merges";
    static final String RIGHT_ID = "990000199001010017";
    static final String WRONG_ID = "99000019900101101X";
    static final String PHONE = "13800138000";

    UUID survivor = new UUID(0, 0);
    UUID duplicate = new UUID(0, 0);

    @BeforeEach
    void registerTwice() {
        run("truncate dues_collections cascade");
        survivor = register(TestOrganizations.NORTH_BRANCH, Map.of("idNumber", RIGHT_ID, "education", "大学本科"));
        duplicate = register(
                TestOrganizations.NORTH_OTHER_BRANCH,
                Map.of("idNumber", WRONG_ID, "education", "研究生", "phone", PHONE, "nation", "回族"));
    }

    UUID register(UUID branch, Map<String, ?> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "orgId", branch, "name", "李建国", "stage", "FULL", "joinedOn", "2012-06-20", "fullOn", "2013-06-20"));
        fields.putAll(more);
        return id(post(DISTRICT_ADMIN, "/api/v1/members", fields));
    }

    WebTestClient.ResponseSpec propose(String token, List<String> taken) {
        return post(
                token,
                MERGES,
                Map.of("survivorId", survivor, "duplicateId", duplicate, "taken", taken, "ground", "核对身份证原件，系同一人"));
    }

    WebTestClient.ResponseSpec preview(List<String> taken) {
        return post(
                NORTH_ADMIN,
                MERGES + "/previews",
                Map.of("survivorId", survivor, "duplicateId", duplicate, "taken", taken));
    }

    WebTestClient.ResponseSpec approve(String token, UUID merge) {
        return put(token, 1, MERGES + "/{id}/approval", Map.of("note", "已核对，同意合并"), merge);
    }

    void merge(String... taken) {
        approve(DISTRICT_ADMIN, id(propose(NORTH_ADMIN, List.of(taken))))
                .expectStatus()
                .isOk();
    }

    long rows(String table, UUID member) {
        return count("select count(*) from %s where member_id = '%s'".formatted(table, member));
    }
}
