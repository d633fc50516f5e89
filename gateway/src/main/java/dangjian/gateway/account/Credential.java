package dangjian.gateway.account;

import java.util.UUID;

/// The hash of an account's password.
record Credential(UUID id, String hash) {

    @Override
    public String toString() {
        return "Credential[%s]".formatted(id);
    }
}
