package dangjian.gateway.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who else may vouch for people: OpenID Connect providers by their short names; nobody by default.
///
/// @param patience how long a provider may take for one answer
/// @param attempt how long somebody may take to sign in at the provider
/// @param perAddress how many sign-ins a minute and replica may be begun or ended from one address
@ConfigurationProperties("dangjian.gateway.identity")
record IdentityProperties(
        @DefaultValue Map<String, Provider> providers,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("10m") Duration attempt,
        @DefaultValue("60") int perAddress) {

    /// One provider.
    ///
    /// @param name as people know it
    /// @param issuer exactly as its metadata and its ID tokens name it
    /// @param clientSecret absent for a public client
    /// @param redirectUris where it may send people back to: pages or apps of ours, each exactly
    /// @param signingAlgorithm the one algorithm that its ID tokens may be signed with
    /// @param clockSkew by how much its clock may differ from ours
    /// @param accountClaims which claims may name an account by its username when there is no link yet
    /// @param acr values of `acr` that stand for a second factor; without one the account owes its own
    /// @param amr values of `amr` that stand for a second factor
    record Provider(
            @Nullable String name,
            @Nullable URI issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue("openid") Set<String> scopes,
            @DefaultValue Set<String> redirectUris,
            @DefaultValue("RS256") String signingAlgorithm,
            @DefaultValue("60s") Duration clockSkew,
            @DefaultValue List<AccountClaim> accountClaims,
            @DefaultValue Set<String> acr,
            @DefaultValue Set<String> amr) {

        @Override
        public String toString() {
            return "Provider[%s]".formatted(issuer);
        }
    }

    /// A claim that may name an account.
    ///
    /// @param isTrustworthy whether the provider vouches for each value; not needed
    ///     of `email` and `phone_number`, for the provider says each time whether it was verified
    record AccountClaim(String name, @DefaultValue("false") boolean isTrustworthy) {

        private static final Set<String> SELF_VERIFYING = Set.of("email", "phone_number");

        boolean saysWhetherItIsVerified() {
            return SELF_VERIFYING.contains(name);
        }
    }
}
