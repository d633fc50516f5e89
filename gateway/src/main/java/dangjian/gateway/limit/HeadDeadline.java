package dangjian.gateway.limit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection whose request has begun but whose head is not whole in time, however steadily it trickles.
///
/// It stands behind the decoder: bytes that make no message are the beginning of a head. A connection that says nothing
/// at first has the same time; between requests the idle time-out of the server watches.
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private @Nullable Future<?> deadline;
    private boolean isWithinRequest;
    private boolean hasDecoded;

    HeadDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        start(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        hasDecoded = true;
        if (message instanceof HttpRequest) {
            stop();
            isWithinRequest = true;
        }
        if (message instanceof LastHttpContent) {
            isWithinRequest = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!hasDecoded && !isWithinRequest) {
            start(context);
        }
        hasDecoded = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void start(ChannelHandlerContext context) {
        if (deadline == null) {
            deadline =
                    context.executor().schedule((Runnable) context::close, patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
