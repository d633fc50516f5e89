package dangjian.gateway.activation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a member is on the way to an account; never the code.
///
/// @param isActive whether the member has an account
/// @param expiresAt until when the code may be used that was issued last
@Schema(name = "Activation")
record ActivationView(
        UUID memberId,
        @Nullable @Schema(example = "王秀兰") String name,
        UUID orgId,
        boolean isActive,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt) {}
