package dangjian.gateway.route;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the gateway lets through, and how long it waits.
///
/// @param greatestBody greatest size of a request's body
/// @param connectTimeout how long a service may take to accept a connection
/// @param responseTimeout how long a service may take to begin its answer, once it has the whole request
/// @param trustedProxies addresses or networks (CIDR) whose `X-Forwarded-For` is believed; nobody's by default
/// @param strictTransport for how long browsers shall come by HTTPS only; say so where TLS ends before the gateway
@ConfigurationProperties("dangjian.gateway.route")
record RouteProperties(
        @DefaultValue("60MB") DataSize greatestBody,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("30s") Duration responseTimeout,
        @DefaultValue List<String> trustedProxies,
        @Nullable Duration strictTransport) {}
