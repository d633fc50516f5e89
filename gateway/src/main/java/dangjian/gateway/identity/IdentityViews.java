package dangjian.gateway.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What goes out about external identities.
final class IdentityViews {

    private IdentityViews() {}

    @Schema(name = "IdentityProviders")
    record Providers(List<Provider> items) {}

    /// By whom people can sign in, too.
    @Schema(name = "IdentityProvider")
    record Provider(
            @Schema(example = "province") String id,
            @Schema(example = "省统一身份认证平台") String name) {}

    /// A sign-in that has been begun.
    ///
    /// @param authorizationUrl where the person goes now, in the browser
    /// @param expiresAt until when the person must have come back
    @Schema(name = "BegunIdentitySignIn")
    record Begun(
            UUID id,

            @Schema(example = "https://id.example.gov.cn/authorize?response_type=code&client_id=dangjian")
            String authorizationUrl,

            Instant expiresAt) {}

    @Schema(name = "IdentityLinks")
    record Links(List<Link> items) {}

    /// Who signs in to this account from where.
    @Schema(name = "IdentityLink")
    record Link(
            UUID id,
            @Schema(example = "省统一身份认证平台") String provider,
            IdentityLink.Maker madeBy,
            Instant madeAt,
            Instant usedAt) {}
}
