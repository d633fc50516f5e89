package dangjian.gateway.session;

import dangjian.gateway.rate.Network;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Where somebody signs in from, as far as it is known.
///
/// @param agent what the client calls itself, cut to a length that a list can show
record Origin(String address, @Nullable String agent) {

    private static final int GREATEST_LENGTH = 200;

    static Origin of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return new Origin(
                remote == null || remote.getAddress() == null
                        ? ""
                        : remote.getAddress().getHostAddress(),
                cut(request.getHeaders().getFirst(HttpHeaders.USER_AGENT)));
    }

    Network network() {
        return Network.of(address);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= GREATEST_LENGTH ? text : text.substring(0, GREATEST_LENGTH);
    }
}
