package dangjian.gateway.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What other systems can be given.
///
/// @param scopes what may be granted; a resource without a scope here is out of reach for every other system
/// @param access how long their access tokens are good for
/// @param greatestAssertion how far ahead an assertion's `exp` may lie
/// @param staleness how long a replica may take to notice a suspension or another access
/// @param proposalValidity how long a wider access that is proposed waits for the second person
/// @param publicUrl the address by which people and systems reach the gateway, see [PublicAddress]
@ConfigurationProperties("dangjian.gateway.clients")
record ClientProperties(
        @DefaultValue List<ClientScope> scopes,
        @DefaultValue("5m") Duration access,
        @DefaultValue("5m") Duration greatestAssertion,
        @DefaultValue("5s") Duration staleness,
        @DefaultValue("30d") Duration proposalValidity,
        @Nullable URI publicUrl) {

    boolean knows(String scope) {
        return scopes.stream().anyMatch(known -> known.name().equals(scope));
    }

    /// A scope that may be granted: `<resource>:read` or `<resource>:write`, and what that means.
    record ClientScope(String name, String title) {}
}
