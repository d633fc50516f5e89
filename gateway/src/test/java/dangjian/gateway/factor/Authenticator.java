package dangjian.gateway.factor;

import java.time.Instant;

/// The authenticator on somebody's phone.
public record Authenticator(String secret) {

    /// The code of so many steps after this one.
    public String code(int later) {
        return Totp.code(Base32.decode(secret), Totp.step(Instant.now()) + later);
    }
}
