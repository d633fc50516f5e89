package dangjian.gateway.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many sign-ins a replica lets through per minute.
///
/// @param perAddress from one address; a whole office may share one
/// @param perUsername for one username, right or wrong
@ConfigurationProperties("dangjian.gateway.sign-in-rate")
record SignInRateProperties(
        @DefaultValue("120") int perAddress,
        @DefaultValue("20") int perUsername) {}
