package dangjian.gateway.webhook;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Refuses connections to addresses that messages must not go to, whatever name led there.
final class ConnectGuard extends ChannelOutboundHandlerAdapter {

    private final Destinations destinations;

    ConnectGuard(Destinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, @Nullable SocketAddress local, ChannelPromise promise)
            throws Exception {
        if (remote instanceof InetSocketAddress target && destinations.isAllowed(target)) {
            super.connect(context, remote, local, promise);
        } else {
            promise.setFailure(new NoRouteToHostException("messages must not go to this address"));
        }
    }
}
