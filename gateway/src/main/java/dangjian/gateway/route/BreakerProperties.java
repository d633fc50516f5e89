package dangjian.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When a service counts as dead, and how much of the gateway it may hold.
///
/// @param window how many of the newest requests are looked at
/// @param leastCalls how many requests it takes to judge
/// @param failureRate percentage of failures from which on the service is left alone
/// @param pause how long it is left alone
/// @param trials how many requests then try whether it is back
/// @param mostAtOnce how many requests may wait for it at the same time
@ConfigurationProperties("dangjian.gateway.breaker")
record BreakerProperties(
        @DefaultValue("20") int window,
        @DefaultValue("5") int leastCalls,
        @DefaultValue("50") float failureRate,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("3") int trials,
        @DefaultValue("200") int mostAtOnce) {}
