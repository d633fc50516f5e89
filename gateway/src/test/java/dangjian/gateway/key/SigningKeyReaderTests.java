package dangjian.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.ECKey;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyReaderTests {

    @Test
    void readsPemAsOpensslWritesIt() throws Exception {
        var pair = pair("secp256r1");
        assertThat(read(pem(pair)).toECPublicKey()).isEqualTo(pair.getPublic());
    }

    @Test
    void readsEveryKeyThatJavaWrites() throws Exception {
        for (var number = 0; number < 50; number++) {
            var pair = pair("secp256r1");
            var base64 = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            assertThat(read(base64).toECPublicKey()).isEqualTo(pair.getPublic());
        }
    }

    @Test
    void readsAJwkAndKeepsItsName() {
        assertThat(read(GatewayInfrastructure.KEY.toJSONString()).getKeyID()).isEqualTo("first");
    }

    @Test
    void readsFromAFile(@TempDir Path directory) throws Exception {
        var pem = pem(pair("secp256r1"));
        var file = Files.writeString(directory.resolve("signing-key.pem"), pem);
        assertThat(read("file:" + file).getKeyID()).isEqualTo(read(pem).getKeyID());
    }

    @Test
    void refusesAKeyOfAnotherCurve() throws Exception {
        refuses(Base64.getEncoder()
                .encodeToString(pair("secp384r1").getPrivate().getEncoded()));
    }

    @Test
    void refusesAPublicKey() {
        refuses(GatewayInfrastructure.KEY.toPublicJWK().toJSONString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "secret", "{", "{}", "file:/nowhere/at/all", "-----BEGIN PRIVATE KEY-----", "AAAA"})
    void refusesWhatIsNoKey(String text) {
        refuses(text);
    }

    @Test
    void withoutAKeyNothingIsSigned() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> new SigningKeys(new KeyProperties(List.of()), InstantSource.system()))
                .withMessageStartingWith("dangjian.gateway.signing-keys[0] 缺失");
    }

    @Test
    void thePropertiesNeverShowAKey() {
        assertThat(new KeyProperties(List.of("secret"))).hasToString("1 signing keys");
    }

    private static void refuses(String text) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> new SigningKeyReader(1).read(text))
                .withMessageStartingWith("dangjian.gateway.signing-keys[1]")
                .satisfies(failure -> assertThat(failure).hasNoCause());
    }

    private static ECKey read(String text) {
        return new SigningKeyReader(0).read(text);
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(
                        Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded()));
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
