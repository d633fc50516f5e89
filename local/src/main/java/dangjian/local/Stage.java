package dangjian.local;

import dangjian.kit.calendar.BusinessTime;
import java.time.LocalDate;
import java.util.List;

/// Where the demonstration plays, and who acts in it.
///
/// @param branch of which it tells
/// @param other a branch of the same committee, from and to which members move
record Stage(Api committee, Api secretary, Api anonymous, Branch branch, Branch other, LocalDate today) {

    /// @param secretary the account of the branch's secretary
    static Stage of(Platform platform, String secretary, String branch, String other) {
        var administrator = sign(platform, DemonstrationAccounts.ADMINISTRATOR);
        return new Stage(
                sign(platform, DemonstrationAccounts.COMMITTEE),
                sign(platform, secretary),
                Api.anonymous(platform.address()),
                Branch.read(administrator, branch),
                Branch.read(administrator, other),
                LocalDate.now(BusinessTime.ZONE));
    }

    /// Whether a list shows nothing of the branch.
    boolean lacks(String resource) {
        return secretary
                .get("/api/v1/%s?limit=1&under=%s".formatted(resource, branch.id()))
                .mustBe(200)
                .body()
                .get("items")
                .isEmpty();
    }

    /// The id of what was created.
    static String id(Api.Answer answer) {
        return answer.mustBe(201).body().get("id").asString();
    }

    private static Api sign(Platform platform, String account) {
        return Api.signIn(platform.address(), account, DemonstrationAccounts.PASSWORD);
    }

    /// A branch and some of its full members.
    record Branch(String id, List<String> members) {

        private static Branch read(Api administrator, String name) {
            var id = Seeder.organization(administrator, name);
            return new Branch(
                    id,
                    administrator
                            .get("/api/v1/members?limit=8&stage=FULL&status=NORMAL&under=" + id)
                            .mustBe(200)
                            .body()
                            .get("items")
                            .valueStream()
                            .map(member -> member.get("id").asString())
                            .toList());
        }

        /// The same member for the same number, whoever there is.
        String member(int number) {
            return members.get(number % members.size());
        }
    }
}
