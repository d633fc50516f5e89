package dangjian.org.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTests {

    @ParameterizedTest
    @CsvSource({
        "党委, COMMITTEE",
        "基层党委, COMMITTEE",
        "611, COMMITTEE",
        "６１１, COMMITTEE",
        "党工委, WORKING_COMMITTEE",
        "工委, WORKING_COMMITTEE",
        "党总支, GENERAL_BRANCH",
        "总支, GENERAL_BRANCH",
        "党总支部, GENERAL_BRANCH",
        "党支部, BRANCH",
        "支部, BRANCH",
        "党 支 部, BRANCH",
        "联合党支部, JOINT_BRANCH",
        "联合支部, JOINT_BRANCH",
        "党支部（联合）, JOINT_BRANCH",
        "临时党支部, TEMPORARY_BRANCH",
        "党小组, PARTY_GROUP",
        "大党委, AREA_COMMITTEE"
    })
    void kindsAreReadAsTheyAreWritten(String text, OrganizationKind kind) {
        assertThat(OrganizationKind.parse(text)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "社区, COMMUNITY",
        "社区（居委会）, COMMUNITY",
        "非公企业, NONPUBLIC_ENTERPRISE",
        "非公有经济控制企业, NONPUBLIC_ENTERPRISE",
        "民办非企业单位, SOCIAL_ORG",
        "社会服务机构, SOCIAL_ORG",
        "学校, SCHOOL",
        "医院, HOSPITAL",
        "国企, STATE_ENTERPRISE",
        "机关, GOV_ORGAN",
        "镇, TOWNSHIP",
        "其它, OTHER"
    })
    void categoriesAreReadAsTheyAreWritten(String text, UnitCategory category) {
        assertThat(UnitCategory.parse(text)).contains(category);
    }

    @Test
    void anythingElseIsNotListed() {
        assertThat(OrganizationKind.parse("党")).isEmpty();
        assertThat(UnitCategory.parse("工厂")).isEmpty();
    }
}
