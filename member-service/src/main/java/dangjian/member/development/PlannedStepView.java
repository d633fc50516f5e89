package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One step of a case's plan as it goes out: what is asked, when, and what was done.
record PlannedStepView(
        @Schema(example = "ADMISSION_MEETING") String code,
        @Schema(example = "15") String number,

        @Schema(description = "五个阶段之一", example = "ADMISSION")
        String stage,

        @Schema(example = "支部大会讨论接收预备党员") String title,

        @Schema(description = "由谁办理；未设支委会的党支部由支部大会办理") Step.Actor actor,

        @Schema(description = "应有的材料") List<String> documents,
        @Schema(description = "材料可否后补") boolean documentsMayFollow,

        @Schema(description = "归档前尚缺的材料；只在归档一步给出") List<String> missingDocuments,

        StepState state,
        boolean isOptional,

        @Schema(description = "按规则的最早日期；前面的步骤未办的，按它们尽早办理推算") @Nullable
        LocalDate earliest,

        @Schema(description = "按规则的最迟日期；前面的步骤未办的，按它们最迟办理推算") @Nullable
        LocalDate latest,

        @Schema(description = "最早日期是否暂定：所算工作日的年份，平台没有调休安排，按周一至周五计")
        boolean isProvisional,

        @Schema(description = "特殊情况下的最迟日期") @Nullable LocalDate latestInSpecialCases,

        @Schema(description = "办理后有效至；依赖它的步骤未在此前办理的，须重新办理") @Nullable
        LocalDate holdsUntil,

        @Schema(description = "办理记录，含已更正的") List<StepRecordView> records,
        @Schema(description = "依据") String basis) {

    private static final String LEAGUE_RECOMMENDATION = "团组织推优材料";

    static List<PlannedStepView> of(CaseFile file, LocalDate today) {
        var plan = file.plan();
        var outlook = new Outlook(plan, file.calendar());
        return file.template().steps().stream()
                .map(step -> of(file, plan, outlook, step, today))
                .toList();
    }

    private static PlannedStepView of(CaseFile file, Plan plan, Outlook outlook, Step step, LocalDate today) {
        var earliest = outlook.earliest(step);
        return new PlannedStepView(
                step.code(),
                step.number(),
                step.stage(),
                step.title(),
                step.actor(file.hasCommittee()),
                documents(file, step, today),
                step.documentsMayFollow(),
                missing(file, step),
                plan.state(step, today),
                step.isOptional(),
                earliest.day().equals(LocalDate.MIN) ? null : earliest.day(),
                outlook.latest(step),
                earliest.isProvisional(),
                plan.latestInSpecialCases(step),
                plan.holdsUntil(step),
                file.records().stream()
                        .filter(record -> record.step().equals(step.code()))
                        .map(record -> StepRecordView.of(record, step, file.register()))
                        .toList(),
                step.basis());
    }

    private static List<String> missing(CaseFile file, Step step) {
        return step.effect() == Step.Effect.ARCHIVE
                ? file.register().missingForArchive(file.template(), file.records(), List.of())
                : List.of();
    }

    /// League members of that age are usually recommended by the League.
    private static List<String> documents(CaseFile file, Step step, LocalDate today) {
        var development = file.development();
        var day = file.plan().doneOn(step.code());
        var isYoung = !(day == null ? today : day)
                .isAfter(development
                        .birthday()
                        .plusYears(file.template().leagueAge() + 1L)
                        .minusDays(1));
        return step.reaches() == CaseStage.ACTIVIST && development.isLeagueMember() && isYoung
                ? Stream.concat(step.documents().stream(), Stream.of(LEAGUE_RECOMMENDATION))
                        .toList()
                : step.documents();
    }
}
