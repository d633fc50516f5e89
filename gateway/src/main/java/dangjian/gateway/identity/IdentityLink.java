package dangjian.gateway.identity;

import java.time.Instant;
import java.util.UUID;

/// Somebody at a provider is the holder of an account here (身份绑定).
///
/// @param madeBy who said so
record IdentityLink(UUID id, UUID accountId, String issuer, Maker madeBy, Instant madeAt, Instant usedAt) {

    /// Who made a link.
    enum Maker {
        /// The holder of the account, signed in and with the password.
        HOLDER,
        /// A claim that the configuration trusts.
        CLAIM
    }
}
