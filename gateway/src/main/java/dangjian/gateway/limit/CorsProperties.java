package dangjian.gateway.limit;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which web pages of other origins may call from a browser.
///
/// @param origins such as `https://party.example`; none by default
@ConfigurationProperties("dangjian.gateway.cors")
record CorsProperties(@DefaultValue List<String> origins) {}
