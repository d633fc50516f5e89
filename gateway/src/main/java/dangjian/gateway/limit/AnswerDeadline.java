package dangjian.gateway.limit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection whose client does not take what it has asked for: nothing more fits in the buffers, and within
/// the patience not even half of what waits there has gone.
final class AnswerDeadline extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private @Nullable Future<?> deadline;

    AnswerDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        stop();
        if (!context.channel().isWritable()) {
            deadline =
                    context.executor().schedule((Runnable) context::close, patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
