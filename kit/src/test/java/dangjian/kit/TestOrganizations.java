package dangjian.kit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small tree for tests: a district, two committees, and branches below them; sent as the events that org-service
/// would send.
public final class TestOrganizations {

    public static final UUID DISTRICT = id(1);
    public static final UUID NORTH = id(2);
    public static final UUID SOUTH = id(3);
    public static final UUID NORTH_BRANCH = id(4);
    public static final UUID NORTH_OTHER_BRANCH = id(5);
    public static final UUID SOUTH_BRANCH = id(6);

    private static final String INSERT = """
            insert into orgs (id, parent_id, path, name, short_name, kind, category, founded_on, term_ends_on, version)
            values ('%s', %s, '%s', '%s', '%s', '%s', '%s', '2010-07-01', '2030-07-01', 1) on conflict do nothing;
            """;

    private TestOrganizations() {}

    /// The statement that fills the `orgs` copy with the tree.
    public static String insert() {
        return row(DISTRICT, null, "/1/", "中国共产党测试区委员会", "DISTRICT_COMMITTEE", "GOV_ORGAN")
                + row(NORTH, DISTRICT, "/1/2/", "中国共产党测试区北街街道工作委员会", "WORKING_COMMITTEE", "STREET")
                + row(SOUTH, DISTRICT, "/1/3/", "中国共产党测试区南街街道工作委员会", "WORKING_COMMITTEE", "STREET")
                + row(NORTH_BRANCH, NORTH, "/1/2/4/", "中国共产党测试区北街第一支部委员会", "BRANCH", "COMMUNITY")
                + row(NORTH_OTHER_BRANCH, NORTH, "/1/2/5/", "中国共产党测试区北街第二支部委员会", "BRANCH", "NONPUBLIC_ENTERPRISE")
                + row(SOUTH_BRANCH, SOUTH, "/1/3/6/", "中国共产党测试区南街第一支部委员会", "BRANCH", "SOCIAL_ORG");
    }

    /// The paths by organisation.
    public static Map<UUID, String> paths() {
        return Map.of(
                DISTRICT, "/1/",
                NORTH, "/1/2/",
                SOUTH, "/1/3/",
                NORTH_BRANCH, "/1/2/4/",
                NORTH_OTHER_BRANCH, "/1/2/5/",
                SOUTH_BRANCH, "/1/3/6/");
    }

    private static String row(UUID id, @Nullable UUID parent, String path, String name, String kind, String category) {
        return INSERT.formatted(
                id, parent == null ? "null" : "'" + parent + "'", path, name, name.substring(8), kind, category);
    }

    private static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
