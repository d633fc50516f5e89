package dangjian.org.rule;

import java.util.List;
import java.util.Optional;

/// Kind of Party organisation (组织类别); what holds for each stands in the [Rulebook].
public enum OrganizationKind {
    DISTRICT_COMMITTEE("区委", "区委员会"),
    WORKING_COMMITTEE("党工委", "工委", "党的工作委员会", "工作委员会", "街道党工委", "机关工委"),
    COMMITTEE("党委", "基层党委", "党的基层委员会", "基层委员会", "委员会", "611"),
    LEADING_GROUP("党组", "612"),
    GENERAL_BRANCH("党总支", "总支", "党总支部", "总支部", "总支部委员会", "党总支部委员会", "621"),
    BRANCH("党支部", "支部", "支部委员会", "党支部委员会", "631"),
    JOINT_BRANCH("联合党支部", "联合支部", "联合支部委员会", "党支部(联合)", "632"),
    PARTY_GROUP("党小组", "641", "699"),
    TEMPORARY_COMMITTEE("临时党委", "911"),
    TEMPORARY_GENERAL_BRANCH("临时党总支", "临时总支", "921"),
    TEMPORARY_BRANCH("临时党支部", "临时支部", "931"),
    TEMPORARY_JOINT_BRANCH("临时联合党支部", "临时联合支部", "932"),
    AREA_COMMITTEE("大党工委", "大党委", "区域化党建组织");

    private static final Spellings<OrganizationKind> SPELLINGS = new Spellings<>(values(), kind -> kind.spellings);

    private final List<String> spellings;

    OrganizationKind(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /// The kind that a sheet means, in Chinese or by its national code.
    public static Optional<OrganizationKind> parse(String text) {
        return SPELLINGS.find(text);
    }

    /// How it is usually written in a sheet.
    public String spelling() {
        return spellings.getFirst();
    }

    /// The message code of its name.
    public String label() {
        return "organization.kind." + name();
    }
}
