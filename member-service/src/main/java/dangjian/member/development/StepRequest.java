package dangjian.member.development;

import dangjian.member.ballot.Ballot;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step as somebody reports it done.
@Schema(example = """
    {"step": "TALK", "doneOn": "2026-10-12", "people": ["01999999-0000-7000-8000-000000000001"],
     "documents": [{"kind": "谈话记录", "datedOn": "2026-10-12", "holder": "望江街道党工委组织科"}]}
    """)
record StepRequest(
        @Schema(description = "步骤代码", example = "TALK") @NotBlank @Size(max = 60)
        String step,

        @Schema(description = "办理日期；公示填开始日期", example = "2026-10-12") @NotNull
        LocalDate doneOn,

        @Schema(description = "备注") @Nullable @Size(max = 1000)
        String note,

        @Schema(description = "逾期办理的说明；逾期时必填") @Nullable @Size(max = 500)
        String explanation,

        @Schema(description = "已见到的材料；流程要求的材料须在此登记") @Nullable @Size(max = 20)
        List<@Valid @NotNull SeenDocument> documents,

        @Schema(description = "培养联系人或入党介绍人") @Nullable @Size(max = 10)
        List<@NotNull UUID> people,

        @Nullable @Min(0) @Max(365) Integer trainingDays,
        @Nullable @Min(0) @Max(1000) Integer trainingHours,

        @Schema(description = "审查、预审、备案的结果") @Nullable Boolean isApproved,

        @Nullable @Valid Ballot ballot,

        @Schema(description = "不计入应到会人数的党员，逐人写明理由；应到会人数为 GET …/voters 的人数减去他们") @Nullable @Size(max = 200)
        List<@Valid @NotNull Exclusion> excluded,

        @Schema(description = "讨论转正时提出的意见") StepDetails.@Nullable Proposal proposal,

        @Schema(description = "延长预备期的月数", example = "6") @Nullable
        Integer extensionMonths,

        @Schema(description = "本人关于是否离开工作、学习单位的说明；预审时必填") @Valid
        StepDetails.@Nullable Departure departure) {

    StepDetails details() {
        return new StepDetails(
                new StepDetails.Words(note, explanation, null),
                people == null ? List.of() : people,
                new StepDetails.Training(trainingDays, trainingHours),
                isApproved,
                new StepDetails.Vote(
                        ballot, excluded == null ? List.of() : excluded, null, null, proposal, extensionMonths),
                departure,
                null,
                null);
    }

    List<SeenDocument> seen() {
        return documents == null ? List.of() : documents;
    }
}
