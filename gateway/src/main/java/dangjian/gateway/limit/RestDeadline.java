package dangjian.gateway.limit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection on which a request goes on after its answer, when it does so for too long or with too much.
///
/// Whoever is answered while still sending is let finish within reason: hung up on at once, it might lose the answer
/// and not learn what was wrong.
final class RestDeadline extends ChannelDuplexHandler {

    private final PatienceProperties patience;
    private @Nullable Future<?> deadline;
    private boolean isWithinRequest;
    private int unanswered;
    private long rest;

    RestDeadline(PatienceProperties patience) {
        this.patience = patience;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            isWithinRequest = true;
        }
        if (deadline != null && message instanceof HttpContent content) {
            rest += content.content().readableBytes();
            if (rest > patience.greatestRest().toBytes()) {
                context.close();
            }
        }
        if (message instanceof LastHttpContent) {
            isWithinRequest = false;
            stop();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInformational(message)) {
            unanswered--;
            if (isWithinRequest && unanswered == 0) {
                start(context);
            }
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    /// `100 Continue` comes before the answer.
    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void start(ChannelHandlerContext context) {
        rest = 0;
        deadline = context.executor()
                .schedule((Runnable) context::close, patience.rest().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
