package dangjian.member.roster;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// A disclosure as it goes out: that it happened, never what was shown.
record DisclosureView(
        UUID id,
        Instant disclosedAt,
        @Schema(description = "查看账号") UUID accountId,
        @Schema(description = "查看人", example = "孙涛鹏") String accountName,
        List<PersonalField> fields,

        @Schema(description = "理由", example = "核实转接组织关系的身份信息")
        String reason) {

    static DisclosureView of(DisclosureRepository.Disclosure disclosure) {
        return new DisclosureView(
                disclosure.id(),
                disclosure.disclosedAt(),
                disclosure.accountId(),
                disclosure.accountName(),
                Arrays.stream(disclosure.fields()).map(PersonalField::valueOf).toList(),
                disclosure.reason());
    }
}
