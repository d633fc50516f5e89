package dangjian.gateway.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long somebody stays signed in.
///
/// @param access life of an access token
/// @param idle how long a session may rest between two refreshes
/// @param absolute when a session ends even if it is used
/// @param repeat how long a refresh token may come a second time without ending the session: an impatient client sends
///     it twice, and the second gets nothing but a 409
/// @param staleness how long a replica may take to notice that a session has been ended elsewhere
@ConfigurationProperties("dangjian.gateway.session")
record SessionProperties(
        @DefaultValue("10m") Duration access,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("5s") Duration repeat,
        @DefaultValue("5s") Duration staleness) {}
