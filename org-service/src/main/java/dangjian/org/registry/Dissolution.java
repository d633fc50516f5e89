package dangjian.org.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// A request to dissolve an organisation (撤销).
record Dissolution(
        @Schema(description = "撤销日期", example = "2026-06-30") @NotNull
        LocalDate dissolvedOn,

        @Schema(description = "撤销原因及批准依据", example = "企业注销，经街道党工委批准撤销") @NotBlank @Size(max = 200)
        String reason) {}
