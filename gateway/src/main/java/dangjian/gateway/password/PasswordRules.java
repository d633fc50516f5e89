package dangjian.gateway.password;

import io.swagger.v3.oas.annotations.media.Schema;

/// The rules for passwords, for whoever must choose one.
///
/// @param kinds of the four kinds of characters (small and capital letters, digits, others)
/// @param longestRun how many characters may follow one another that are the same, or each the next one
/// @param different how many different characters it needs
/// @param history how many of the last passwords may not come back
@Schema(name = "PasswordRules")
record PasswordRules(
        @Schema(example = "GB/T 22239-2019《信息安全技术 网络安全等级保护基本要求》8.1.4.1 身份鉴别")
        String basis,

        @Schema(example = "10") int minimumLength,
        @Schema(example = "128") int maximumLength,
        @Schema(example = "3") int kinds,
        @Schema(example = "3") int longestRun,
        @Schema(example = "5") int different,
        @Schema(example = "5") int history,
        @Schema(example = "90") long longestAgeDays) {}
