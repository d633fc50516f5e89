package dangjian.kit.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One fault of an imported sheet.
///
/// @param row the row's number as the user sees it
/// @param column the heading of the faulty cell; absent for the row as a whole
public record FaultView(
        @Schema(description = "行号", example = "5") int row,

        @Schema(description = "列名", example = "公民身份号码") @Nullable
        String column,

        @Schema(example = "import.duplicate") String code,
        @Schema(example = "与第 2 行重复。") String message) {}
