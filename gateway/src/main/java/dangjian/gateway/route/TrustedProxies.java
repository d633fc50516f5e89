package dangjian.gateway.route;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The proxies in front of the gateway: who alone is believed about where requests come from, and who brings those of
/// many.
@Component
public final class TrustedProxies {

    private final List<IpSubnetFilterRule> networks;

    @Autowired
    TrustedProxies(RouteProperties properties) {
        this(properties.trustedProxies());
    }

    /// @param networks addresses, or networks in CIDR
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::rule).toList();
    }

    public boolean contain(InetSocketAddress address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    private static IpSubnetFilterRule rule(String network) {
        var slash = network.indexOf('/');
        if (slash < 0) {
            return new IpSubnetFilterRule(network, network.indexOf(':') < 0 ? 32 : 128, IpFilterRuleType.ACCEPT);
        }
        return new IpSubnetFilterRule(
                network.substring(0, slash), Integer.parseInt(network.substring(slash + 1)), IpFilterRuleType.ACCEPT);
    }
}
