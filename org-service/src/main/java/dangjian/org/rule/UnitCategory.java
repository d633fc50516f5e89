package dangjian.org.rule;

import java.util.List;
import java.util.Optional;

/// What the unit of an organisation is (单位性质类别), after the rows of the Party's statistics (党内统计).
public enum UnitCategory {
    STREET("街道", "街道办事处"),
    TOWNSHIP("乡镇", "乡", "镇"),
    VILLAGE("建制村", "村", "行政村", "村委会"),
    COMMUNITY("社区", "居委会", "社区(居委会)", "社区居委会", "城市社区"),
    GOV_ORGAN("机关", "党政机关", "国家机关"),
    PUBLIC_INSTITUTION("事业单位"),
    SCHOOL("学校", "事业单位(学校)", "高校", "高等学校", "中小学", "中小学校"),
    HOSPITAL("医院", "事业单位(医院)", "公立医院", "卫生院"),
    RESEARCH("科研院所", "事业单位(科研院所)", "科研机构"),
    STATE_ENTERPRISE("国有企业", "国企", "公有经济控制企业", "公有制企业", "国有控股企业"),
    NONPUBLIC_ENTERPRISE("非公企业", "非公有制企业", "非公有经济控制企业", "非公有制经济组织", "非公经济组织", "新经济组织", "民营企业", "私营企业"),
    SOCIAL_ORG("社会组织", "新社会组织", "社会团体", "民办非企业单位", "民非", "社会服务机构", "基金会", "中介组织", "律师事务所", "会计师事务所"),
    OTHER("其他", "其它");

    private static final Spellings<UnitCategory> SPELLINGS = new Spellings<>(values(), category -> category.spellings);

    private final List<String> spellings;

    UnitCategory(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /// The category that a sheet means.
    public static Optional<UnitCategory> parse(String text) {
        return SPELLINGS.find(text);
    }

    /// The message code of its name.
    public String label() {
        return "organization.category." + name();
    }
}
