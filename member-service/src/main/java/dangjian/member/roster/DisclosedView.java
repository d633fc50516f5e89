package dangjian.member.roster;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Personal data in clear, for this one answer.
record DisclosedView(
        UUID id,
        UUID memberId,
        Instant disclosedAt,
        @Schema(description = "所要的字段；名册里没有的为空") Map<PersonalField, @Nullable String> values) {}
