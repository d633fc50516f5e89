package dangjian.member.dues;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.LargeDistrict;
import java.util.List;

/// Tells how long a whole year's statement of a district takes over HTTP.
///
/// Arguments: number of members (100000). Not part of the build.
final class DuesBenchmark {

    private static final String TOKEN = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final int ROUNDS = 8;

    private static final String ASSESSMENTS = """
        insert into dues_assessments (id, member_id, year, first_month, last_month, payer_class, monthly_fen,
            is_quarterly, scheme, assessed_at, account_id, account_name)
        select uuidv7(), id, y, 1, 12, 'MONTHLY_WAGE', 1500 + n, false, 1, now(), id, ''
        from planted, generate_series(2025, 2026) y;
        insert into dues_accounts select id, y, array_fill(1500::bigint, array[12])
        from planted, generate_series(2025, 2026) y;
        """;

    private DuesBenchmark() {}

    static void main(String[] arguments) {
        var members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (var district = new LargeDistrict(members, ASSESSMENTS)) {
            for (var path : List.of(
                    "/statements/2026",
                    "/statements/2026/branches?limit=200",
                    "/statements/2026/arrears?limit=200",
                    "/arrears?limit=200")) {
                district.time(path, "/api/v1/dues" + path, TOKEN, ROUNDS);
            }
        }
        System.exit(0);
    }
}
