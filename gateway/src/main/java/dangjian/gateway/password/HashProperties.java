package dangjian.gateway.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How passwords are hashed. A hash made otherwise stays good and is made anew when its holder next signs in.
///
/// @param algorithm Argon2id, or PBKDF2-HMAC-SM3 where the commercial cryptography rules ask for it (GM/T 0091-2020)
/// @param memory of Argon2id in KiB; 19 MiB and two passes are what OWASP's password storage cheat sheet gives
/// @param passes of Argon2id
/// @param iterations of PBKDF2; what the same sheet gives for a hash of 256 bits
@ConfigurationProperties("dangjian.gateway.password-hash")
record HashProperties(
        @DefaultValue("ARGON2ID") Algorithm algorithm,
        @DefaultValue("19456") int memory,
        @DefaultValue("2") int passes,
        @DefaultValue("600000") int iterations) {

    /// The ways to hash a password.
    enum Algorithm {
        ARGON2ID("argon2id"),
        PBKDF2_SM3("pbkdf2-sm3");

        private final String id;

        Algorithm(String id) {
            this.id = id;
        }

        /// What stands in braces before the hash.
        String id() {
            return id;
        }
    }
}
