package dangjian.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a client may take to say what it wants.
///
/// @param head for the first line and the headers of a request, from its first byte on
/// @param request for the whole request
@ConfigurationProperties("dangjian.gateway.patience")
record PatienceProperties(
        @DefaultValue("10s") Duration head,
        @DefaultValue("5m") Duration request) {}
