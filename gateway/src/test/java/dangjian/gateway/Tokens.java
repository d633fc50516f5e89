package dangjian.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.text.ParseException;
import java.util.List;

/// Access tokens that the gateway would not issue by itself, signed with its key.
public final class Tokens {

    private Tokens() {}

    /// The same session in another role at the district.
    public static String as(Role role, String token) {
        try {
            var claims = new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet())
                    .claim(Caller.GRANTS, List.of(new Grant(role, TestOrganizations.DISTRICT).claim()))
                    .build();
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(GatewayInfrastructure.KEY.getKeyID())
                    .type(new JOSEObjectType("at+jwt"))
                    .build();
            var signed = new SignedJWT(header, claims);
            signed.sign(new ECDSASigner(GatewayInfrastructure.KEY));
            return signed.serialize();
        } catch (JOSEException | ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
