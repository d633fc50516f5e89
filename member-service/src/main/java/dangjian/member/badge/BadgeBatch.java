package dangjian.member.badge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A batch of badges (党徽配发批次) that an organisation issues to members below it.
///
/// @param received how many of them have been received
record BadgeBatch(
        UUID id,
        @Schema(description = "配发的党组织") UUID orgId,
        @Schema(example = "2020新党徽") String name,
        LocalDate issuedOn,
        @Schema(description = "配发数量") int quantity,
        @Schema(description = "管理范围内已领取的数量") long received,
        Instant createdAt,
        String recorder) {}
