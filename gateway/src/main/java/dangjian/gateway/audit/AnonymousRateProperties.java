package dangjian.gateway.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests without a token a replica records, and so lets through, per minute.
///
/// @param perNetwork from one address, an IPv6 address counting with its whole /64; a whole office may share one
@ConfigurationProperties("dangjian.gateway.anonymous-rate")
record AnonymousRateProperties(@DefaultValue("300") int perNetwork) {}
