package dangjian.gateway.session;

import dangjian.gateway.rate.Network;
import dangjian.gateway.rate.Rates;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Slows down whoever signs in too often, before it costs a hash.
@Component
class SignInRate {

    private static final int LONGEST_NAME = 100;

    private final Rates<Network> networks;
    private final Rates<String> usernames;

    SignInRate(SignInRateProperties properties, InstantSource clock) {
        this.networks = new Rates<>(properties.perAddress(), clock);
        this.usernames = new Rates<>(properties.perUsername(), clock);
    }

    /// Answers 429 when this network or this name has come too often.
    void check(Network network, String username) {
        var name = username.strip().toLowerCase(Locale.ROOT);
        if (!networks.take(network) || !usernames.take(name.substring(0, Math.min(name.length(), LONGEST_NAME)))) {
            throw Problem.of(Kind.TOO_MANY, "sign-in.too-often");
        }
    }
}
