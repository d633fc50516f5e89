package dangjian.gateway.activation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How activation codes are handed out.
///
/// @param validity how long a code may be used
/// @param tries how often a right code may come with a username or password that will not do
/// @param perSheet how many members one sheet holds at most
@ConfigurationProperties("dangjian.gateway.activation")
record ActivationProperties(
        @DefaultValue("14d") Duration validity,
        @DefaultValue("10") int tries,
        @DefaultValue("2000") int perSheet) {}
