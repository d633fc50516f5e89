package dangjian.activity.meeting;

import dangjian.kit.TestTokens;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// A branch of its own for one test, with members numbered from 0.
record TestBranch(UUID id, String path, List<UUID> members) {

    static final UUID STREET = UUID.fromString("01900000-0000-7000-8000-000000000002");

    static TestBranch of(int size) {
        var id = Ids.next();
        var path = "/1/2/"
                + Long.toString(id.getMostSignificantBits() ^ id.getLeastSignificantBits(), 36)
                        .replace("-", "") + "/";
        return new TestBranch(
                id, path, IntStream.range(0, size).mapToObj(_ -> Ids.next()).toList());
    }

    String secretary() {
        return TestTokens.token(Role.BRANCH_SECRETARY, id);
    }

    String member(int number) {
        return TestTokens.memberToken(members.get(number), id);
    }

    static String nameOf(int number) {
        return "王党员" + number;
    }
}
