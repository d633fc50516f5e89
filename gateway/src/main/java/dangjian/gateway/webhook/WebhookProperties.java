package dangjian.gateway.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How messages are sent.
///
/// @param allowedNetworks private networks (CIDR) that messages may go to; none by default. Loopback among them also
///     allows plain HTTP there, for trying things out
/// @param connectTimeout how long a connection may take
/// @param timeout how long an answer may take
/// @param schedule after how long each next attempt follows, with a fifth of chance around it; then the message failed
/// @param greatestPause how long a failing endpoint is left alone at most between messages
/// @param suspendAfter how long an endpoint may fail before it is suspended
/// @param turn how long one replica sends to one endpoint at a stretch
/// @param concurrency endpoints that a replica sends to at the same time
/// @param greatestNumber webhooks of one system
/// @param secretOverlap how long the former secret signs beside the new one
/// @param retention how long the delivery log can be read
@ConfigurationProperties("dangjian.gateway.webhooks")
record WebhookProperties(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,

        @DefaultValue({"5s", "1m", "5m", "30m", "2h", "5h", "10h", "14h", "24h"})
        List<Duration> schedule,

        @DefaultValue("5m") Duration greatestPause,
        @DefaultValue("5d") Duration suspendAfter,
        @DefaultValue("30s") Duration turn,
        @DefaultValue("64") int concurrency,
        @DefaultValue("10") int greatestNumber,
        @DefaultValue("24h") Duration secretOverlap,
        @DefaultValue("90d") Duration retention) {}
