package dangjian.gateway.route;

import dangjian.kit.web.Problem;
import dangjian.kit.web.ProblemHandler;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.ObjectMapper;

/// Looks at the head of each request before the framework does, which answers a malformed one without a word.
@Component
class RequestHeads implements NettyServerCustomizer {

    private final ProblemHandler problems;
    private final AnswerHeaders answerHeaders;
    private final ObjectMapper json;

    RequestHeads(ProblemHandler problems, AnswerHeaders answerHeaders, ObjectMapper json) {
        this.problems = problems;
        this.answerHeaders = answerHeaders;
        this.json = json;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "request-head", new RequestHead(this::refusal)));
    }

    private FullHttpResponse refusal(HttpRequest request) {
        var language = request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE, "");
        var locale = language.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        var body = json.writeValueAsBytes(problems.document(Problem.invalid("request.malformed"), locale));
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(locale);
        headers.setContentLength(body.length);
        answerHeaders.write(headers, AnswerHeaders.NOTHING);
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.wrappedBuffer(body));
        headers.forEach((name, values) -> answer.headers().set(name, values));
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }
}
