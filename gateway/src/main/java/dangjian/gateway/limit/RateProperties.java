package dangjian.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests a replica lets through in each period; with several replicas the rates add up.
///
/// @param perAddress from one address, an IPv6 address counting with its whole /64; a whole office may share one
/// @param perCaller from one account or client, wherever it comes from
/// @param atOnce how many requests and streams of one account or client may be open at the same time
/// @param connections how many connections of one address may be open at the same time
@ConfigurationProperties("dangjian.gateway.rate")
record RateProperties(
        @DefaultValue("10s") Duration period,
        @DefaultValue("5000") int perAddress,
        @DefaultValue("1000") int perCaller,
        @DefaultValue("50") int atOnce,
        @DefaultValue("1000") int connections) {}
