package dangjian.gateway.rate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Where a request comes from, as every limit per address takes it (来源网络): an IPv4 address, or the /64 of an IPv6
/// address, for who has one address of it has them all.
public record Network(String text) {

    private static final Network UNKNOWN = new Network("");
    private static final int PREFIX_BYTES = 8;

    public static Network of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null ? UNKNOWN : of(remote.getAddress());
    }

    /// @param literal an address in numbers, or nothing where it is not known
    public static Network of(String literal) {
        return literal.isEmpty() ? UNKNOWN : of(InetAddress.ofLiteral(literal));
    }

    public static Network of(InetAddress address) {
        return new Network(
                address instanceof Inet6Address ? prefix(address.getAddress()) + "/64" : address.getHostAddress());
    }

    private static String prefix(byte[] address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address, PREFIX_BYTES), address.length))
                    .getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
