package dangjian.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.SettingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Keys change over without downtime: the next one is published before it signs, the old one until it is withdrawn.
class SigningKeysTests {

    private static final Instant CHANGE = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant WITHDRAWAL = CHANGE.plus(Duration.ofMinutes(30));

    private final AtomicReference<Instant> now = new AtomicReference<>(CHANGE.minusSeconds(60));
    private final InstantSource clock = now::get;

    @Test
    void theNextKeyIsPublishedBeforeItSigns() throws Exception {
        var keys = changingOver();
        assertThat(published(keys)).containsExactly("old", "next");
        assertThat(signer(keys)).isEqualTo("old");
    }

    @Test
    void tokensOfBothKeysVerifyAroundTheChange() throws Exception {
        var keys = changingOver();
        var before = SignedJWT.parse(keys.sign(new JWTClaimsSet.Builder().build()));
        now.set(CHANGE);
        var after = SignedJWT.parse(keys.sign(new JWTClaimsSet.Builder().build()));
        assertThat(after.getHeader().getKeyID()).isEqualTo("next");
        for (var token : List.of(before, after)) {
            var key = keys.published().stream()
                    .filter(any -> any.getKeyID().equals(token.getHeader().getKeyID()))
                    .findFirst()
                    .orElseThrow();
            assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
            assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        }
    }

    @Test
    void theOldKeyIsWithdrawnInTheEnd() {
        var keys = changingOver();
        now.set(WITHDRAWAL);
        assertThat(published(keys)).containsExactly("next");
    }

    @Test
    void noPrivateHalfIsPublished() {
        assertThat(changingOver().published()).noneMatch(JWK::isPrivate);
    }

    @Test
    void withoutAKeyForNowTheGatewayDoesNotStart() {
        var future = new ECKey.Builder(GatewayInfrastructure.key("next"))
                .notBeforeTime(Date.from(CHANGE))
                .build();
        assertThatExceptionOfType(SettingException.class).isThrownBy(() -> keys(future));
    }

    private SigningKeys changingOver() {
        return keys(
                new ECKey.Builder(GatewayInfrastructure.key("old"))
                        .expirationTime(Date.from(WITHDRAWAL))
                        .build(),
                new ECKey.Builder(GatewayInfrastructure.key("next"))
                        .notBeforeTime(Date.from(CHANGE))
                        .build());
    }

    private SigningKeys keys(ECKey... keys) {
        return new SigningKeys(
                new KeyProperties(
                        List.of(keys).stream().map(ECKey::toJSONString).toList()),
                clock);
    }

    private static List<String> published(SigningKeys keys) {
        return keys.published().stream().map(JWK::getKeyID).toList();
    }

    private static String signer(SigningKeys keys) throws Exception {
        return SignedJWT.parse(keys.sign(new JWTClaimsSet.Builder().build()))
                .getHeader()
                .getKeyID();
    }
}
