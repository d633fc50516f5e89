package dangjian.member.roster;

import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A field of a member record: its heading in a sheet and its name in a request.
///
/// A field with a kind is a particular (补充信息): its line here is all that reading, storing, showing, importing,
/// exporting and the history need. The others have rules of their own.
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
    MOBILE_TO("mobileTo", SheetColumn.optional("外出流向", "流向")),

    DEGREE("degree", FieldKind.code("degrees"), "学位"),
    NATIVE_PLACE("nativePlace", FieldKind.text(), "籍贯"),
    HOUSEHOLD("household", FieldKind.text(), "户籍所在地", "户籍地", "户口所在地"),
    RESIDENCE("residence", FieldKind.text(), "现居住地", "现居住地址", "居住地"),
    SCHOOL("school", FieldKind.text(), "毕业院校", "毕业学校"),
    MAJOR("major", FieldKind.text(), "专业", "所学专业"),
    MEMBERSHIP_CORRECTION("membershipCorrection", FieldKind.months(), "党龄校正值", "党龄校正值（月）"),
    SOCIAL_CLASS("socialClass", FieldKind.code("social-classes"), "新社会阶层类型", "新社会阶层"),
    TECHNICAL_TITLE("technicalTitle", FieldKind.code("technical-titles"), "从事专业技术职务", "专业技术职务"),
    IS_MIGRANT_WORKER("isMigrantWorker", FieldKind.flag(), "是否农民工"),
    FRONT_LINE("frontLine", FieldKind.code("front-lines"), "一线情况"),
    MARITAL_STATUS("maritalStatus", FieldKind.code("marital-statuses"), "婚姻状况"),
    ARCHIVE_UNIT("archiveUnit", FieldKind.text(), "档案所在单位"),
    JOINT_UNIT("jointUnit", FieldKind.text(), "联合支部所在单位"),
    LOST_CIRCUMSTANCE("lostCircumstance", FieldKind.code("lost-circumstances"), "失联情形"),
    ENTRY_TYPE("entryType", FieldKind.code("entry-types"), "进入系统类型"),
    ADMISSION_TYPE("admissionType", FieldKind.code("admission-types"), "入党类型"),
    CONFIRMATION("confirmation", FieldKind.code("confirmations"), "转正情况"),
    JOINED_BRANCH("joinedBranch", FieldKind.text(), "入党时所在支部"),
    PROBATION_EXTENDED_TO("probationExtendedTo", FieldKind.day(), "延长预备期时间", "延长预备期至"),
    IDENTITY_TAGS("identityTags", FieldKind.codes("identity-tags"), "身份标签", "党员身份标签"),
    SKILLS("skills", FieldKind.codes("volunteer-skills"), "志愿特长"),
    REPORT_COMMUNITY("reportCommunity", FieldKind.text(), "双报到社区"),
    HARDSHIP("hardship", FieldKind.code("hardships"), "困难情形", "困难党员"),
    VANGUARD_POST("vanguardPost", FieldKind.text(), "先锋岗");

    /// The columns of a roster sheet.
    static final SheetLayout LAYOUT =
            SheetLayout.of(Arrays.stream(values()).map(RosterField::column).toArray(SheetColumn[]::new));

    private static final List<RosterField> PARTICULARS =
            Arrays.stream(values()).filter(RosterField::isParticular).toList();
    private static final Map<String, RosterField> PARTICULARS_BY_PROPERTY =
            PARTICULARS.stream().collect(Collectors.toMap(RosterField::property, Function.identity()));

    private final String property;
    private final SheetColumn column;
    private final @Nullable FieldKind kind;

    RosterField(String property, SheetColumn column) {
        this.property = property;
        this.column = column;
        this.kind = null;
    }

    RosterField(String property, FieldKind kind, String heading, String... aliases) {
        this.property = property;
        this.column = SheetColumn.optional(heading, aliases);
        this.kind = kind;
    }

    /// The fields that are read, stored and shown by their kind alone.
    static List<RosterField> particulars() {
        return PARTICULARS;
    }

    static @Nullable RosterField particular(String property) {
        return PARTICULARS_BY_PROPERTY.get(property);
    }

    String property() {
        return property;
    }

    String pointer() {
        return isParticular() ? "/particulars/" + property : "/" + property;
    }

    boolean isParticular() {
        return kind != null;
    }

    /// The code list of the values, if they are codes.
    @Nullable
    String codeList() {
        return switch (this) {
            case SEX -> CodeBook.SEXES;
            case NATION -> CodeBook.NATIONS;
            case EDUCATION -> CodeBook.EDUCATIONS;
            case POSITION -> CodeBook.POSITIONS;
            case STAGE -> CodeBook.STAGES;
            case STATUS -> CodeBook.STATUSES;
            default -> kind == null ? null : kind.list();
        };
    }

    /// A kept value as people read it.
    String write(String value, CodeBook book) {
        var list = codeList();
        if (kind != null) {
            return kind.write(value, book);
        }
        return switch (this) {
            case IS_LOST, IS_MOBILE -> FieldKind.flag().write(value, book);
            default -> list == null ? value : book.known(list, value).label();
        };
    }

    /// What the values of a particular look like; nothing where a rule of its own reads the field.
    @Nullable
    FieldKind kind() {
        return kind;
    }

    SheetColumn column() {
        return column;
    }

    boolean isRequired() {
        return column.required();
    }
}
