package dangjian.local;

import java.util.List;

/// Who can sign in to the demonstration district. They exist only where `./run` made them.
final class DemonstrationAccounts {

    static final String PASSWORD = "Chenjiang-2026";
    static final String SYSTEM = "system";
    static final String SECURITY = "security";
    static final String SECOND_SECURITY = "security2";
    static final String AUDIT = "audit";
    static final String ADMINISTRATOR = "district";
    static final String COMMITTEE = "committee";
    static final String SECRETARY = "secretary";
    static final String OTHER_SECRETARY = "secretary2";
    static final String TWO_NEW_COMMITTEE = "twonew";
    static final String TWO_NEW_SECRETARY = "twonew-secretary";
    static final String MEMBER = "member";
    static final String OTHER_MEMBER = "member2";

    static final String STREET_NAME = "中国共产党晨江区望江街道工作委员会";
    static final String BRANCH_NAME = "中国共产党晨江区望江街道机关支部委员会";
    static final String OTHER_BRANCH_NAME = "中国共产党晨江区望江街道明月社区第一支部委员会";
    static final String TWO_NEW_NAME = "中国共产党晨江区委新经济组织和新社会组织工作委员会";

    private DemonstrationAccounts() {}

    /// What is printed at the start: account, who it is.
    static List<String> lines() {
        return List.of(
                line(SYSTEM, "系统管理员：建立、停用账号"),
                line(SECURITY, "安全管理员：确认授权"),
                line(SECOND_SECURITY, "另一名安全管理员：敏感授权须两人"),
                line(AUDIT, "审计管理员：只看日志"),
                line(ADMINISTRATOR, "区级管理员（组织部）"),
                line(COMMITTEE, "望江街道党工委管理员"),
                line(SECRETARY, "望江街道机关支部书记"),
                line(OTHER_SECRETARY, "明月社区第一党支部书记"),
                line(TWO_NEW_COMMITTEE, "两新工委管理员"),
                line(TWO_NEW_SECRETARY, "一个两新组织的支部书记"),
                line(MEMBER + "1 … " + MEMBER + "8", "望江街道机关支部党员"),
                line(OTHER_MEMBER + "1", "明月社区第一党支部党员"));
    }

    private static String line(String account, String who) {
        return "  %-22s %s".formatted(account, who);
    }
}
