package dangjian.gateway.webhook;

import dangjian.gateway.change.Message;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// Sends one message. Nothing of the answer but its status is looked at, and no redirection is followed.
@Component
class WebhookSender {

    private final HttpClient http;
    private final Duration timeout;

    WebhookSender(WebhookProperties properties, Destinations destinations) {
        this.timeout = properties.timeout();
        this.http = HttpClient.create(ConnectionProvider.newConnection())
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        properties.connectTimeout().toMillis())
                .doOnChannelInit((_, channel, _) -> channel.pipeline().addFirst(new ConnectGuard(destinations)));
    }

    Mono<Delivery.Outcome> send(URI url, Message message, long timestamp, List<WebhookSecret> secrets) {
        var id = message.id().toString();
        var signatures = secrets.stream()
                .map(secret -> secret.sign(id, timestamp, message.body()))
                .collect(Collectors.joining(" "));
        return http.headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/cloudevents+json")
                        .set("webhook-id", id)
                        .set("webhook-timestamp", String.valueOf(timestamp))
                        .set("webhook-signature", signatures))
                .post()
                .uri(url)
                .send(ByteBufFlux.fromString(Mono.just(message.body())))
                .response((response, _) -> Mono.just(response.status().code()))
                .next()
                .timeout(timeout)
                .map(status -> new Delivery.Outcome(status, null))
                .onErrorResume(failure ->
                        Mono.just(new Delivery.Outcome(null, failure.getClass().getSimpleName())));
    }
}
