package dangjian.member.badge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// An event at which members' representatives (党员代表) put on their badge.
record BadgeEvent(
        UUID id,
        UUID orgId,
        @Schema(example = "“亮身份、当先锋”启动仪式") String title,
        @Schema(example = "社区党群服务中心") String place,
        LocalDate heldOn,
        @Schema(description = "现场佩戴党徽的党员代表人数") long representatives,
        Instant createdAt,
        String recorder) {}
