package dangjian.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How long a client may take to say what it wants, and to take the answer.
///
/// @param head for the first line and the headers of a request, from its first byte on
/// @param request for the whole request
/// @param answer to make room for more of the answer, when about 64 KiB of it wait
/// @param rest for what it still sends after the answer
/// @param greatestRest how much that may be
@ConfigurationProperties("dangjian.gateway.patience")
record PatienceProperties(
        @DefaultValue("10s") Duration head,
        @DefaultValue("5m") Duration request,
        @DefaultValue("1m") Duration answer,
        @DefaultValue("30s") Duration rest,
        @DefaultValue("256MB") DataSize greatestRest) {}
