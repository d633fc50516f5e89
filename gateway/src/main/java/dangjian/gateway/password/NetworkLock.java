package dangjian.gateway.password;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/// A network from which nobody may sign in for a while, because too much has failed from there (来源网络锁定).
@Schema(name = "NetworkLock")
record NetworkLock(
        UUID id,

        @Schema(example = "10.20.30.40", description = "IPv4 地址，或 IPv6 的 /64")
        String network,

        @Schema(example = "50") int failures,
        Instant lockedUntil) {}
