package dangjian.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests for public pages a replica lets through per minute.
///
/// @param perAddress from one address, an IPv6 address counting with its whole /64; a whole household may share one
@ConfigurationProperties("dangjian.gateway.public-rate")
record PublicRateProperties(@DefaultValue("60") int perAddress) {}
