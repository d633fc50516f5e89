package dangjian.gateway.session;

import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Where somebody signs in from, as far as it is known.
///
/// @param agent what the client calls itself, cut to a length that a list can show
public record Origin(String address, @Nullable String agent) {

    private static final int GREATEST_LENGTH = 200;
    private static final int NETWORK_BYTES = 8;

    public static Origin of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return new Origin(
                remote == null || remote.getAddress() == null
                        ? ""
                        : remote.getAddress().getHostAddress(),
                cut(request.getHeaders().getFirst(HttpHeaders.USER_AGENT)));
    }

    /// The address, or of an IPv6 address the /64 that its holder has.
    public String network() {
        if (address.indexOf(':') < 0) {
            return address;
        }
        return HexFormat.of().formatHex(InetAddress.ofLiteral(address).getAddress(), 0, NETWORK_BYTES);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= GREATEST_LENGTH ? text : text.substring(0, GREATEST_LENGTH);
    }
}
