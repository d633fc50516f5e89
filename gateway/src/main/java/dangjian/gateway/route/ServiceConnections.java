package dangjian.gateway.route;

import io.netty.channel.ChannelOption;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/// Does not wait long for a service to accept a connection. As a setting of Spring Cloud Gateway the same would make
/// another client for every request.
@Component
class ServiceConnections implements HttpClientCustomizer {

    private final int patience;

    ServiceConnections(RouteProperties properties) {
        this.patience = Math.toIntExact(properties.connectTimeout().toMillis());
    }

    @Override
    public HttpClient customize(HttpClient client) {
        return client.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, patience);
    }
}
