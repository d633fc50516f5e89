package dangjian.gateway.route;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;

/// Refuses a request whose target is no address, that does not name one host (RFC 9112 3.2) or is of no HTTP/1 that
/// there is, and reads nothing more of that connection.
final class RequestHead extends ChannelInboundHandlerAdapter {

    private final Function<HttpRequest, FullHttpResponse> refusal;
    private boolean isRefused;

    RequestHead(Function<HttpRequest, FullHttpResponse> refusal) {
        this.refusal = refusal;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isRefused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess() && !isWellFormed(request)) {
            isRefused = true;
            context.writeAndFlush(refusal.apply(request)).addListener(ChannelFutureListener.CLOSE);
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    static boolean isWellFormed(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        var isOld = HttpVersion.HTTP_1_0.equals(request.protocolVersion());
        var isCurrent = HttpVersion.HTTP_1_1.equals(request.protocolVersion());
        if (!isOld && !isCurrent || hosts.size() > 1 || hosts.isEmpty() && isCurrent) {
            return false;
        }
        try {
            var target = new URI(request.uri());
            return hosts.isEmpty() || target.isAbsolute() || new URI("http://" + hosts.getFirst()).getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
