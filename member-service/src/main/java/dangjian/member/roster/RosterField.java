package dangjian.member.roster;

import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import java.util.Arrays;

/// A field of a member record: its heading in a sheet and its name in a request.
public enum RosterField {
    NAME("name", SheetColumn.required("姓名", "党员姓名")),
    ID_NUMBER("idNumber", SheetColumn.required("公民身份号码", "身份证号", "身份证号码", "身份证", "公民身份证号码")),
    SEX("sex", SheetColumn.optional("性别")),
    NATION("nation", SheetColumn.optional("民族")),
    BIRTHDAY("birthday", SheetColumn.optional("出生日期", "出生年月日", "出生年月")),
    EDUCATION("education", SheetColumn.optional("学历", "文化程度")),
    STAGE("stage", SheetColumn.required("人员类别", "党员类别")),
    BRANCH("orgId", SheetColumn.required("所在党支部", "所属党支部", "所在支部", "党支部", "党支部名称")),
    JOINED_ON("joinedOn", SheetColumn.required("加入党组织日期", "入党日期", "入党时间", "加入党组织时间")),
    FULL_ON("fullOn", SheetColumn.optional("转为正式党员日期", "转正日期", "转正时间", "转为正式党员时间")),
    POSITION("position", SheetColumn.optional("工作岗位", "岗位")),
    PHONE("phone", SheetColumn.optional("联系电话", "手机号码", "手机号", "手机", "电话")),
    ADDRESS("address", SheetColumn.optional("家庭住址", "家庭地址", "住址")),
    STATUS("status", SheetColumn.optional("党籍状态")),
    IS_LOST("isLost", SheetColumn.optional("是否为失联党员", "是否失联", "是否失联党员")),
    LOST_ON("lostOn", SheetColumn.optional("失去联系日期", "失联日期", "失联时间")),
    IS_MOBILE("isMobile", SheetColumn.optional("是否为流动党员", "是否流动", "是否流动党员")),
    MOBILE_TO("mobileTo", SheetColumn.optional("外出流向", "流向"));

    /// The columns of a roster sheet.
    static final SheetLayout LAYOUT =
            SheetLayout.of(Arrays.stream(values()).map(RosterField::column).toArray(SheetColumn[]::new));

    private final String property;
    private final SheetColumn column;

    RosterField(String property, SheetColumn column) {
        this.property = property;
        this.column = column;
    }

    String pointer() {
        return "/" + property;
    }

    SheetColumn column() {
        return column;
    }

    boolean isRequired() {
        return column.required();
    }
}
