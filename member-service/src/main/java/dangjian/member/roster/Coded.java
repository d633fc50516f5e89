package dangjian.member.roster;

import io.swagger.v3.oas.annotations.media.Schema;

/// A code with its label.
record Coded(
        @Schema(example = "01") String code,
        @Schema(example = "汉族") String label) {}
