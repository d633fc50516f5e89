package dangjian.kit.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whose access tokens a service accepts.
///
/// @param issuer the `iss` that tokens must carry
/// @param audience the `aud` that tokens must carry
/// @param jwksUri where the gateway publishes its public keys
@ConfigurationProperties("dangjian.access")
public record AccessProperties(
        String issuer, String audience, @Nullable String jwksUri) {}
