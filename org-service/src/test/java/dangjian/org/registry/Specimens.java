package dangjian.org.registry;

import dangjian.kit.TestOrganizations;
import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small tree made with the domain's own verbs: a district, two streets, and branches below them.
final class Specimens {

    static final LocalDate FOUNDED = LocalDate.of(2010, 7, 1);
    static final String PHONE = "13800138000";

    static final Organization DISTRICT = Organization.root(
            TestOrganizations.DISTRICT,
            1,
            profile("中国共产党测试区委员会", "测试区委", OrganizationKind.DISTRICT_COMMITTEE, UnitCategory.GOV_ORGAN),
            FOUNDED);
    static final Organization NORTH = DISTRICT.establish(
            TestOrganizations.NORTH,
            2,
            profile("中国共产党测试区北街街道工作委员会", "北街党工委", OrganizationKind.WORKING_COMMITTEE, UnitCategory.STREET),
            FOUNDED);
    static final Organization SOUTH = DISTRICT.establish(
            TestOrganizations.SOUTH,
            3,
            profile("中国共产党测试区南街街道工作委员会", "南街党工委", OrganizationKind.WORKING_COMMITTEE, UnitCategory.STREET),
            FOUNDED);
    static final Organization NORTH_BRANCH = NORTH.establish(
            TestOrganizations.NORTH_BRANCH,
            4,
            new Profile(
                    new Naming("中国共产党测试区北街第一支部委员会", "北街第一党支部", "990000000004"),
                    OrganizationKind.BRANCH,
                    UnitCategory.COMMUNITY,
                    new Contact("王建国", "李晓明", PHONE),
                    new Unit("北街社区居民委员会", null, null, "990000001001", "测试区北街街道1号", null),
                    new Term(LocalDate.of(2023, 7, 1), LocalDate.of(2028, 7, 1))),
            FOUNDED);
    static final Organization NORTH_OTHER_BRANCH = NORTH.establish(
            TestOrganizations.NORTH_OTHER_BRANCH,
            5,
            profile("中国共产党测试区北街第二支部委员会", "北街第二党支部", OrganizationKind.BRANCH, UnitCategory.NONPUBLIC_ENTERPRISE),
            LocalDate.of(2020, 1, 1));
    static final Organization SOUTH_BRANCH = SOUTH.establish(
            TestOrganizations.SOUTH_BRANCH,
            6,
            profile("中国共产党测试区南街第一支部委员会", "南街第一党支部", OrganizationKind.BRANCH, UnitCategory.SOCIAL_ORG),
            FOUNDED);

    static final List<Organization> TREE =
            List.of(DISTRICT, NORTH, SOUTH, NORTH_BRANCH, NORTH_OTHER_BRANCH, SOUTH_BRANCH);

    private Specimens() {}

    static Profile profile(String name, String shortName, OrganizationKind kind, UnitCategory category) {
        return profile(name, shortName, null, kind, category);
    }

    static Profile profile(
            String name, String shortName, @Nullable String code, OrganizationKind kind, UnitCategory category) {
        return new Profile(
                new Naming(name, shortName, code),
                kind,
                category,
                new Contact(null, null, null),
                new Unit(null, null, null, null, null, null),
                new Term(null, null));
    }
}
