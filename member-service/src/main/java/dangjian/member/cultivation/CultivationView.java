package dangjian.member.cultivation;

import dangjian.member.cultivation.CultivationRepository.DoneStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A cultivation as it goes out.
@Schema(name = "Cultivation")
record CultivationView(
        UUID id,
        UUID orgId,
        String pipeline,
        int pipelineVersion,
        @Schema(description = "培养对象；不是党员的只存姓名") String personName,
        @Schema(description = "党员记录；尚未入党的没有") @Nullable UUID memberId,
        @Schema(description = "培养联系人") UUID mentorId,
        LocalDate startedOn,
        @Schema(description = "由步骤得出") CultivationState state,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate endedOn,
        @Nullable String endReason,
        @Schema(description = "各步骤及办理情况；只在单条中给出") @Nullable List<Step> steps,
        int version) {

    static CultivationView of(Cultivation cultivation, @Nullable List<Step> steps) {
        return new CultivationView(
                cultivation.id(),
                cultivation.orgId(),
                cultivation.pipeline(),
                cultivation.pipelineVersion(),
                cultivation.personName(),
                cultivation.memberId(),
                cultivation.mentorId(),
                cultivation.startedOn(),
                cultivation.state(),
                cultivation.completedOn(),
                cultivation.endedOn(),
                cultivation.endReason(),
                steps,
                cultivation.version());
    }

    static CultivationView of(Cultivation cultivation, Pipeline pipeline, List<DoneStep> done) {
        return of(
                cultivation,
                pipeline.steps().stream().map(step -> Step.of(step, done)).toList());
    }

    @Schema(name = "CultivationStep")
    record Step(
            String code,
            String label,
            @Nullable LocalDate doneOn,
            @Nullable String evidence,
            @Nullable String recordedBy) {

        private static Step of(Pipeline.Step step, List<DoneStep> done) {
            return done.stream()
                    .filter(found -> found.step().equals(step.code()))
                    .findFirst()
                    .map(found ->
                            new Step(step.code(), step.label(), found.doneOn(), found.evidence(), found.accountName()))
                    .orElseGet(() -> new Step(step.code(), step.label(), null, null, null));
        }
    }
}
