package dangjian.member.development;

import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import java.util.Arrays;
import java.util.List;

/// A column of the ledger (发展党员台账). The columns of steps are called like the steps' codes.
enum LedgerColumn {
    NAME(Kind.TEXT, SheetColumn.required("姓名", "申请人", "申请人姓名")),
    ID_NUMBER(Kind.TEXT, SheetColumn.required("公民身份号码", "身份证号", "身份证号码", "身份证")),
    BIRTHDAY(Kind.DAY, SheetColumn.optional("出生日期", "出生年月日")),
    NATION(Kind.TEXT, SheetColumn.optional("民族")),
    EDUCATION(Kind.TEXT, SheetColumn.optional("学历", "文化程度")),
    POSITION(Kind.TEXT, SheetColumn.optional("工作岗位", "岗位")),
    PHONE(Kind.TEXT, SheetColumn.optional("联系电话", "手机号码", "手机号", "电话")),
    ADDRESS(Kind.TEXT, SheetColumn.optional("家庭住址", "住址")),
    IS_LEAGUE_MEMBER(Kind.YES_NO, SheetColumn.optional("是否共青团员", "是否团员")),
    BRANCH(Kind.TEXT, SheetColumn.required("所在党支部", "所属党支部", "所在支部", "党支部", "党支部名称")),
    STAGE(Kind.TEXT, SheetColumn.optional("阶段", "人员类别")),
    STATUS(Kind.TEXT, SheetColumn.optional("状态")),
    ENDED_ON(Kind.DAY, SheetColumn.optional("终止日期", "撤回日期", "终止培养日期")),
    END_REASON(Kind.TEXT, SheetColumn.optional("终止原因", "撤回原因", "终止培养原因")),

    APPLICATION(Kind.STEP, SheetColumn.required("申请入党日期", "递交入党申请书日期", "申请入党时间", "递交申请书时间")),
    TALK(Kind.STEP, SheetColumn.optional("派人谈话日期", "谈话日期")),
    ACTIVIST(Kind.STEP, SheetColumn.optional("确定积极分子日期", "确定为入党积极分子日期", "列为积极分子日期", "确定积极分子时间")),
    ACTIVIST_FILING(Kind.STEP, SheetColumn.optional("积极分子备案日期")),
    CONTACTS(Kind.STEP, SheetColumn.optional("指定培养联系人日期")),
    CONTACT_PEOPLE(Kind.PEOPLE, SheetColumn.optional("培养联系人")),
    CULTIVATION(Kind.STEPS, SheetColumn.optional("培养考察日期", "考察日期")),
    THOUGHT_REPORT(Kind.STEPS, SheetColumn.optional("思想汇报日期")),
    CANDIDATE_NOTICE(Kind.STEP, SheetColumn.optional("发展对象公示日期")),
    CANDIDATE(Kind.STEP, SheetColumn.optional("确定发展对象日期", "列为发展对象日期", "确定为发展对象日期", "确定发展对象时间")),
    CANDIDATE_FILING(Kind.STEP, SheetColumn.optional("发展对象备案日期")),
    INTRODUCERS(Kind.STEP, SheetColumn.optional("确定介绍人日期", "确定入党介绍人日期")),
    INTRODUCER_PEOPLE(Kind.PEOPLE, SheetColumn.optional("入党介绍人", "介绍人")),
    POLITICAL_REVIEW(Kind.STEPS, SheetColumn.optional("政治审查日期", "政审日期")),
    TRAINING(Kind.STEP, SheetColumn.optional("集中培训日期", "培训日期")),
    TRAINING_HOURS(Kind.NUMBER, SheetColumn.optional("培训学时")),
    COMMITTEE_REVIEW(Kind.STEP, SheetColumn.optional("支委会审查日期")),
    PRE_REVIEW(Kind.STEP, SheetColumn.optional("预审日期", "上级预审日期", "预审时间")),
    ADMISSION_NOTICE(Kind.STEP, SheetColumn.optional("接收前公示日期")),
    FORM(Kind.STEP, SheetColumn.optional("填写志愿书日期", "填写入党志愿书日期")),
    ADMISSION_MEETING(Kind.STEPS, SheetColumn.optional("接收大会日期", "支部大会通过日期", "入党日期", "支部大会通过时间")),
    ADMISSION_BALLOT(Kind.BALLOT, SheetColumn.optional("接收表决", "接收表决（应到/实到/赞成/反对/弃权）")),
    APPROVAL_TALK(Kind.STEP, SheetColumn.optional("审批前谈话日期")),
    APPROVAL(Kind.STEP, SheetColumn.optional("接收审批日期", "上级审批日期", "审批日期", "审批时间")),
    APPROVAL_FILING(Kind.STEP, SheetColumn.optional("审批备案日期")),
    GROUPING(Kind.STEP, SheetColumn.optional("编入支部日期")),
    OATH(Kind.STEP, SheetColumn.optional("入党宣誓日期", "宣誓日期")),
    PROBATION_FROM(Kind.DAY, SheetColumn.optional("预备期起算日")),
    PROBATION_TO(Kind.DAY, SheetColumn.optional("预备期满日", "预备期满日期")),
    IS_EXTENDED(Kind.YES_NO, SheetColumn.optional("是否延长预备期")),
    PROBATION_EDUCATION(Kind.STEPS, SheetColumn.optional("预备期考察日期")),
    CONFIRMATION_REQUEST(Kind.STEP, SheetColumn.optional("转正申请日期")),
    CONFIRMATION_NOTICE(Kind.STEP, SheetColumn.optional("转正前公示日期")),
    CONFIRMATION_MEETING(Kind.STEPS, SheetColumn.optional("转正大会日期", "讨论转正日期")),
    CONFIRMATION_BALLOT(Kind.BALLOT, SheetColumn.optional("转正表决", "转正表决（应到/实到/赞成/反对/弃权）")),
    CONFIRMATION_APPROVAL(Kind.STEP, SheetColumn.optional("转正审批日期", "转正日期")),
    ARCHIVE(Kind.STEP, SheetColumn.optional("归档日期")),
    TEMPLATE(Kind.TEXT, SheetColumn.optional("流程版本"));

    static final SheetLayout LAYOUT =
            SheetLayout.of(Arrays.stream(values()).map(LedgerColumn::column).toArray(SheetColumn[]::new));

    private final Kind kind;
    private final SheetColumn column;

    LedgerColumn(Kind kind, SheetColumn column) {
        this.kind = kind;
        this.column = column;
    }

    /// The columns that tell when a step was done, in the order of the procedure.
    static List<LedgerColumn> steps() {
        return Arrays.stream(values()).filter(LedgerColumn::isStep).toList();
    }

    /// The column of a step; a step that a district has added has none.
    static List<LedgerColumn> of(Step step) {
        return steps().stream()
                .filter(column -> column.name().equals(step.code()))
                .toList();
    }

    Kind kind() {
        return kind;
    }

    SheetColumn column() {
        return column;
    }

    boolean isStep() {
        return kind == Kind.STEP || kind == Kind.STEPS;
    }

    /// What stands in the cells.
    enum Kind {
        TEXT,
        YES_NO,
        NUMBER,
        DAY,
        /// the day of a step
        STEP,
        /// the days of a step that is repeated, or done again after it had lapsed
        STEPS,
        /// names of members
        PEOPLE,
        /// 应到/实到/赞成/反对/弃权, and if need be 废票/书面赞成/书面反对
        BALLOT
    }
}
