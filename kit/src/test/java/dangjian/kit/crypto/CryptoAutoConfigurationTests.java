package dangjian.kit.crypto;

import static dangjian.kit.crypto.CryptoFixtures.secret;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CryptoAutoConfigurationTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CryptoAutoConfiguration.class));
    private final ApplicationContextRunner register = service.withBean(Register.class);

    @Test
    void serviceWithoutPersonalDataNeedsNoKeys() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void serviceWithItsKeysEncryptsAndFinds() {
        register.withPropertyValues(keys("k1", "k1=" + secret(1), secret(9))).run(context -> {
            assertThat(context).hasNotFailed();
            FieldEncryption encryption = context.getBean(FieldEncryption.class);
            assertThat(encryption.decrypt(encryption.encrypt("张三"))).isEqualTo("张三");
            assertThat(context.getBean(BlindIndex.class).of("name", "张三")).hasSize(32);
        });
    }

    @Test
    void algorithmIsChosenByConfiguration() {
        register.withPropertyValues(keys("k1", "k1=" + secret(1), secret(9)))
                .withPropertyValues("dangjian.crypto.algorithm=sm4-gcm", "dangjian.crypto.index-algorithm=hmac-sm3")
                .run(context -> {
                    byte[] stored = context.getBean(FieldEncryption.class).encrypt("张三");
                    assertThat(Envelope.parse(stored).algorithm()).isEqualTo(EncryptionAlgorithm.SM4_GCM);
                });
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(textBlock = """
                    '',  k1=K1,     INDEX,  dangjian.crypto.current-key, missing
                    k2,  k1=K1,     INDEX,  dangjian.crypto.keys.k2, missing
                    k1,  k1=,       INDEX,  dangjian.crypto.keys.k1, missing
                    k1,  k1=SHORT,  INDEX,  dangjian.crypto.keys.k1, must have 256 bits
                    k1,  k1=密钥,    INDEX,  dangjian.crypto.keys.k1, is not base64
                    K-1, K-1=K1,    INDEX,  dangjian.crypto.keys.K-1, an id is
                    k1,  k1=K1,     '',     dangjian.crypto.index-key, missing
                    k1,  k1=K1,     SHORT,  dangjian.crypto.index-key, must have 256 bits
                    k1,  k1=K1,     K1,     dangjian.crypto.index-key, is the same as dangjian.crypto.keys.k1
                    """)
    void serviceRefusesToStartAndSaysWhichKeyIsWrong(
            String current, String key, String index, String property, String reason) {
        register.withPropertyValues(keys(current, key, index)).run(context -> {
            FailureAnalysis analysis =
                    new InvalidCryptoKeyAnalyzer().analyze(requireNonNull(context.getStartupFailure()));
            requireNonNull(analysis);
            assertThat(analysis.getDescription())
                    .contains(property)
                    .contains(reason)
                    .containsPattern("[一-龥]")
                    .doesNotContain(secret(1), secret(9), secret(5, 16));
            assertThat(analysis.getAction())
                    .contains("openssl rand -base64 32")
                    .contains(
                            property.equals("dangjian.crypto.keys.k1") ? "DANGJIAN_CRYPTO_KEYS_K1" : "DANGJIAN_CRYPTO");
        });
    }

    @Test
    void refusalIsReadableWhereAServiceStarts(CapturedOutput output) {
        SpringApplication application = new SpringApplication(CryptoAutoConfiguration.class, Register.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatException().isThrownBy(application::run);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("dangjian.crypto.current-key: missing")
                .contains("openssl rand -base64 32");
    }

    @Test
    void serviceRefusesTheSameSecretUnderTwoIds() {
        register.withPropertyValues(keys("k1", "k1=" + secret(1), secret(9)))
                .withPropertyValues("dangjian.crypto.keys.k2=" + secret(1))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidCryptoKeyException.class)
                        .hasMessageContaining("every key must differ"));
    }

    @Test
    void propertiesNeverPrintAKey() {
        CryptoProperties properties = CryptoFixtures.properties("k1", EncryptionAlgorithm.AES_256_GCM, "k1");

        assertThat(properties.toString())
                .contains("k1")
                .doesNotContain(secret(99))
                .doesNotContain(String.valueOf(properties.keys().get("k1")));
    }

    private static String[] keys(String current, String key, String index) {
        return new String[] {
            "dangjian.crypto.current-key=" + current,
            "dangjian.crypto.keys." + filled(key),
            "dangjian.crypto.index-key=" + filled(index)
        };
    }

    private static String filled(String text) {
        return text.replace("=K1", "=" + secret(1))
                .replaceFirst("^K1$", secret(1))
                .replace("INDEX", secret(9))
                .replace("SHORT", secret(5, 16));
    }

    /// A service's bean that holds personal data.
    static class Register {

        @Autowired
        Register(FieldEncryption encryption, BlindIndex index) {
            assertThat(encryption).isNotNull();
            assertThat(index).isNotNull();
        }
    }
}
