package dangjian.member.ballot;

import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// One vote as it was counted (表决票数).
public record Ballot(
        @Schema(description = "应到会有表决权的人数", example = "9") @Min(1) @Max(100_000)
        int entitled,

        @Schema(description = "实到会有表决权的人数", example = "7") @Min(0) @Max(100_000)
        int present,

        @Schema(description = "赞成票", example = "6") @Min(0) @Max(100_000)
        int votesFor,

        @Schema(description = "反对票", example = "0") @Min(0) @Max(100_000)
        int votesAgainst,

        @Schema(description = "弃权票", example = "1") @Min(0) @Max(100_000)
        int abstentions,

        @Schema(description = "废票", example = "0") @Min(0) @Max(100_000)
        int invalid,

        @Schema(description = "因故不能到会者会前正式提出的书面赞成意见", example = "1") @Min(0) @Max(100_000)
        int writtenFor,

        @Schema(description = "因故不能到会者会前正式提出的书面反对意见", example = "0") @Min(0) @Max(100_000)
        int writtenAgainst,

        @Schema(description = "是否无记名投票", example = "true") boolean isSecret) {

    /// @throws Problem when more are counted than there are people
    public void check(String pointer) {
        if (present > entitled) {
            throw Problem.unprocessable("member.ballot").at(pointer + "/present", "member.ballot.present", entitled);
        }
        if (votesFor + votesAgainst + abstentions + invalid > present) {
            throw Problem.unprocessable("member.ballot").at(pointer + "/votesFor", "member.ballot.sum", present);
        }
        if (writtenFor + writtenAgainst > entitled - present) {
            throw Problem.unprocessable("member.ballot")
                    .at(pointer + "/writtenFor", "member.ballot.written", entitled - present);
        }
    }
}
