package dangjian.gateway.webhook;

import dangjian.kit.web.Problem;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/// Where messages may go: public addresses by HTTPS, and the networks that operations has allowed. So nobody makes the
/// gateway knock on doors that only it can reach.
@Component
class Destinations {

    private static final List<IpSubnetFilterRule> NOT_PUBLIC = List.of(
            rule("0.0.0.0/8"),
            rule("100.64.0.0/10"), // shared by carriers (RFC 6598)
            rule("192.0.0.0/24"),
            rule("198.18.0.0/15"), // benchmarks (RFC 2544)
            rule("240.0.0.0/4"),
            rule("fc00::/7"), // unique local (RFC 4193)
            rule("64:ff9b::/96"), // these three hold an IPv4 address that could be any
            rule("64:ff9b:1::/48"),
            rule("2002::/16"),
            rule("2001::/32"));

    private final List<IpSubnetFilterRule> allowed;
    private final boolean isPlainAllowed;

    Destinations(WebhookProperties properties) {
        this.allowed =
                properties.allowedNetworks().stream().map(Destinations::rule).toList();
        this.isPlainAllowed = isListed(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), allowed);
    }

    /// Whether a connection to this address may be made; asked when it is made, so that no name can change in between.
    boolean isAllowed(InetSocketAddress target) {
        var address = target.getAddress();
        return address != null && (isListed(target, allowed) || isPublic(address) && !isListed(target, NOT_PUBLIC));
    }

    /// @throws Problem when no message could go there
    URI check(String text) {
        try {
            var url = URI.create(text);
            var isPlain = "http".equals(url.getScheme()) && isPlainAllowed && isLoopback(url.getHost());
            if (url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && (isPlain || "https".equals(url.getScheme()))
                    && isLiteralAllowed(url.getHost())) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // falls through to the same answer as another scheme
        }
        throw Problem.unprocessable("webhook.refused").at("/url", "webhook.url");
    }

    private boolean isLiteralAllowed(String host) {
        try {
            return isAllowed(new InetSocketAddress(InetAddress.ofLiteral(host), 0));
        } catch (IllegalArgumentException _) {
            return true; // a name, which is looked up when it is used
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return "localhost".equals(host) || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || address instanceof Inet6Address v6 && !v6.isIPv4CompatibleAddress())
                && !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
    }

    private static boolean isListed(InetSocketAddress target, List<IpSubnetFilterRule> rules) {
        return rules.stream().anyMatch(rule -> rule.matches(target));
    }

    private static IpSubnetFilterRule rule(String network) {
        var slash = network.indexOf('/');
        return new IpSubnetFilterRule(
                network.substring(0, slash), Integer.parseInt(network.substring(slash + 1)), IpFilterRuleType.ACCEPT);
    }
}
