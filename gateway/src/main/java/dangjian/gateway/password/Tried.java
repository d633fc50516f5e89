package dangjian.gateway.password;

import dangjian.gateway.rate.Network;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody tries to get past: failures are counted for each.
///
/// @param locked the code of the answer while it is locked; its argument is the number of minutes to wait
public record Tried(String kind, String text, String locked) {

    private static final String ADDRESS = "address";

    /// A username, whether or not an account has it.
    public static Tried name(String username) {
        return new Tried("name", username.strip().toLowerCase(Locale.ROOT), "sign-in.locked");
    }

    /// A username, from a network from which its holder is used to come: what others do elsewhere does not lock it
    /// here.
    public static Tried nameFrom(String username, Network network) {
        return new Tried("name-from", name(username).text + '\0' + network.text(), "sign-in.locked");
    }

    /// The password of an account whose holder has signed in and gives it once more.
    public static Tried again(UUID account) {
        return new Tried("again", account.toString(), "sign-in.locked");
    }

    /// The second factor of an account.
    public static Tried factor(UUID account) {
        return new Tried("factor", account.toString(), "factor.locked");
    }

    /// Whatever is guessed from one network.
    public static Tried from(Network network) {
        return new Tried(ADDRESS, network.text(), "sign-in.address-locked");
    }

    /// The network, if it is one.
    @Nullable
    String network() {
        return kind.equals(ADDRESS) ? text : null;
    }

    /// What the database keeps: nobody reads there what somebody has typed.
    byte[] key() {
        try {
            return MessageDigest.getInstance("SHA-256").digest((kind + '\0' + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
