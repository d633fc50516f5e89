package dangjian.gateway.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests that lead nowhere a replica records, and so lets through, per minute.
///
/// @param perCaller from one account or client, to addresses that nobody serves
@ConfigurationProperties("dangjian.gateway.nowhere-rate")
record NowhereRateProperties(@DefaultValue("30") int perCaller) {}
