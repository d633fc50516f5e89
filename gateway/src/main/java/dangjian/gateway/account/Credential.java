package dangjian.gateway.account;

import java.util.UUID;

/// The hash of an account's password.
///
/// @param isKnownThere whether its holder has lately signed in from the network from which it is asked for
record Credential(UUID id, String hash, boolean isKnownThere) {

    @Override
    public String toString() {
        return "Credential[%s]".formatted(id);
    }
}
