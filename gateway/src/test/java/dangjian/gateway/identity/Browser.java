package dangjian.gateway.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The browser of somebody who is sent to a provider, signs in there and is sent back.
final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Browser() {}

    /// @return the address that the provider sends the person to
    static URI visit(String authorizationUrl, String person) {
        try {
            var response = HTTP.send(
                    HttpRequest.newBuilder(URI.create(authorizationUrl))
                            .timeout(Duration.ofSeconds(20))
                            .header("X-Person", person)
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
            return response.headers()
                    .firstValue("Location")
                    .filter(address -> address.contains("code="))
                    .map(URI::create)
                    .orElseThrow(() -> new AssertionError(
                            String.valueOf(response) + response.headers().map()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static Map<String, String> parameters(URI address) {
        var parameters = new LinkedHashMap<String, String>();
        for (var part : address.getRawQuery().split("&")) {
            var name = part.substring(0, part.indexOf('='));
            parameters.put(name, URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
