package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A document that somebody has seen; the paper is kept by its holder, a scan is told by its hash.
record SeenDocument(
        @Schema(description = "材料名称，同流程所列", example = "谈话记录") @NotBlank @Size(max = 60)
        String kind,

        @Schema(description = "材料日期；不填为办理日期", example = "2026-10-12") @Nullable
        LocalDate datedOn,

        @Schema(description = "文号或编号", example = "北街组〔2026〕12号") @Nullable @Size(max = 60)
        String number,

        @Schema(description = "存放处或保管人", example = "北街党工委组织科") @Nullable @Size(max = 60)
        String holder,

        @Schema(description = "备注") @Nullable @Size(max = 200)
        String note,

        @Schema(description = "扫描件的 SHA-256，十六进制") @Nullable @Pattern(regexp = "[0-9a-fA-F]{64}")
        String sha256) {

    static SeenDocument of(String kind, LocalDate datedOn) {
        return new SeenDocument(kind, datedOn, null, null, null, null);
    }

    boolean is(String wanted) {
        return kind.strip().equals(wanted);
    }
}
