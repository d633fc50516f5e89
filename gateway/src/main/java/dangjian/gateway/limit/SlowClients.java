package dangjian.gateway.limit;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Hangs up on clients that send their requests, or take their answers, so slowly that they only hold connections.
@Component
class SlowClients implements NettyServerCustomizer {

    private final PatienceProperties properties;

    SlowClients(PatienceProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(properties.request())
                .doOnChannelInit((_, channel, _) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "head-deadline", new HeadDeadline(properties.head()))
                        .addAfter(NettyPipeline.HttpCodec, "answer-deadline", new AnswerDeadline(properties.answer()))
                        .addAfter("head-deadline", "rest-deadline", new RestDeadline(properties)));
    }
}
