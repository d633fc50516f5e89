package dangjian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// Keys and passwords of this machine's platform: made once, kept in its directory, used nowhere else.
record Secrets(Properties values) {

    private static final String AUDIT_KEY = "audit-key";
    private static final String COMMENT = "Made for this machine; delete the whole directory together or not at all.";

    static Secrets in(Path directory) {
        var file = directory.resolve("secrets.properties");
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(directory);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (var writer = Files.newBufferedWriter(file)) {
                    generate().store(writer, COMMENT);
                }
            }
            var values = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            }
            return new Secrets(values).withAuditKey(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Directories made before there was an audit trail get its key now.
    private Secrets withAuditKey(Path file) throws IOException {
        if (values.putIfAbsent(AUDIT_KEY, randomKey()) == null) {
            try (var writer = Files.newBufferedWriter(file)) {
                values.store(writer, COMMENT);
            }
        }
        return this;
    }

    private static Properties generate() {
        var values = new Properties();
        values.setProperty("field-key", randomKey());
        values.setProperty("index-key", randomKey());
        values.setProperty("signing-key", signingKey());
        values.setProperty("password", DemonstrationAccounts.PASSWORD);
        return values;
    }

    String get(String name) {
        return values.getProperty(name);
    }

    private static String randomKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static String signingKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                    .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
