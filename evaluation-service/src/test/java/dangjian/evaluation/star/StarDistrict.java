package dangjian.evaluation.star;

import dangjian.evaluation.HeldMeeting;
import dangjian.evaluation.KnownMember;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/// A district of its own for each test: one industry committee and the two-new branches below it.
final class StarDistrict {

    static final int YEAR = 2025;

    private static final String INSERT = """
            insert into orgs (id, parent_id, path, name, short_name, kind, category, founded_on, term_ends_on, version)
            values (:id, null, :path, :name, :name, :kind, :category, '2010-07-01', '2030-07-01', 1)
            """;

    final UUID id = UUID.randomUUID();
    final UUID committee = UUID.randomUUID();
    final List<UUID> branches = new ArrayList<>();
    final String administrator = TestTokens.token(Role.DISTRICT_ADMIN, id);
    final String committeeAdministrator = TestTokens.token(Role.COMMITTEE_ADMIN, committee);

    private final String path = "/" + id + "/";
    private final DatabaseClient database;

    StarDistrict(DatabaseClient database, int branches) {
        this.database = database;
        insert(id, path, "DISTRICT_COMMITTEE", "GOV_ORGAN");
        insert(committee, path + "c/", "WORKING_COMMITTEE", "STREET");
        for (int number = 0; number < branches; number++) {
            var branch = UUID.randomUUID();
            insert(
                    branch,
                    path + "c/" + number + "/",
                    "BRANCH",
                    number % 2 == 0 ? "SOCIAL_ORG" : "NONPUBLIC_ENTERPRISE");
            this.branches.add(branch);
        }
        insert(UUID.randomUUID(), path + "c/community/", "BRANCH", "COMMUNITY");
    }

    String secretary(UUID branch) {
        return TestTokens.token(Role.BRANCH_SECRETARY, branch);
    }

    /// All that organisational life asks of a small branch in a whole year.
    static void liveOrderly(UUID branch) {
        for (int month = 1; month <= 12; month++) {
            hold(branch, "THEME_DAY", month);
        }
        for (int month = 2; month <= 12; month += 3) {
            hold(branch, "BRANCH_ASSEMBLY", month);
            hold(branch, "PARTY_LECTURE", month);
        }
        hold(branch, "ORG_LIFE_MEETING", 11);
    }

    static void hold(UUID branch, String kind, int month) {
        new HeldMeeting(branch, kind, LocalDate.of(YEAR, month, 8)).close();
    }

    static KnownMember enrol(UUID branch) {
        return KnownMember.of(branch, "党员").register();
    }

    private void insert(UUID organization, String at, String kind, String category) {
        database.sql(INSERT)
                .bind("id", organization)
                .bind("path", at)
                .bind("name", kind + " " + at.length())
                .bind("kind", kind)
                .bind("category", category)
                .then()
                .block();
    }
}
