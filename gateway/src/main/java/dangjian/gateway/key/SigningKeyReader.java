package dangjian.gateway.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import dangjian.gateway.SettingException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.jspecify.annotations.Nullable;

/// Reads a P-256 private key in the forms in which people keep them.
final class SigningKeyReader {

    private static final int COORDINATE = 32;

    private final int place;

    /// @param place of the key in the list, for the message when it cannot be read
    SigningKeyReader(int place) {
        this.place = place;
    }

    SettingException refusal(String chinese, String english) {
        return new SettingException("dangjian.gateway.signing-keys[%d]".formatted(place), chinese, english, """
                用 openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing-key.pem 生成密钥，\
                以 DANGJIAN_GATEWAY_SIGNINGKEYS_0=file:/…/signing-key.pem 传入，切勿写进代码库。
                    Make a key with that command and pass it as shown; never put it into the repository.""");
    }

    ECKey read(String text) {
        var trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw refusal("为空", "is empty");
        }
        try {
            if (trimmed.startsWith("file:")) {
                return read(Files.readString(Path.of(trimmed.substring("file:".length()))));
            }
            return trimmed.startsWith("{") ? jwk(trimmed) : pem(trimmed);
        } catch (IOException _) {
            throw refusal("所指的文件无法读取", "points to a file that cannot be read");
        } catch (JOSEException | ParseException | IllegalArgumentException _) {
            throw refusal("不是 P-256 私钥（PKCS #8 PEM 或 JWK）", "is no P-256 private key (PKCS #8 PEM or JWK)");
        }
    }

    private static ECKey jwk(String text) throws JOSEException, ParseException {
        var key = ECKey.parse(text);
        if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
            throw new IllegalArgumentException();
        }
        return named(new ECKey.Builder(key), key.getKeyID());
    }

    private static ECKey pem(String text) throws IOException, JOSEException {
        var base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var parsed = PrivateKeyFactory.createKey(Base64.getDecoder().decode(base64));
        if (!(parsed instanceof ECPrivateKeyParameters key)) {
            throw new IllegalArgumentException();
        }
        var curve = CustomNamedCurves.getByName("P-256");
        if (!key.getParameters().getCurve().equals(curve.getCurve())) {
            throw new IllegalArgumentException();
        }
        var point = curve.getG().multiply(key.getD()).normalize();
        return named(
                new ECKey.Builder(
                                Curve.P_256,
                                coordinate(point.getAffineXCoord().toBigInteger()),
                                coordinate(point.getAffineYCoord().toBigInteger()))
                        .d(coordinate(key.getD())),
                null);
    }

    private static ECKey named(ECKey.Builder key, @Nullable String id) throws JOSEException {
        key.keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256);
        return id == null ? key.keyIDFromThumbprint().build() : key.keyID(id).build();
    }

    private static Base64URL coordinate(BigInteger number) {
        var bytes = new byte[COORDINATE];
        var raw = number.toByteArray();
        var length = Math.min(raw.length, COORDINATE);
        System.arraycopy(raw, raw.length - length, bytes, COORDINATE - length, length);
        return Base64URL.encode(bytes);
    }
}
