package dangjian.gateway.session;

import com.nimbusds.jwt.JWTClaimsSet;
import dangjian.gateway.account.Account;
import dangjian.gateway.key.SigningKeys;
import dangjian.kit.web.AccessProperties;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Issues access tokens (RFC 9068): who somebody is and what they may do, for a few minutes.
@Component
class AccessTokens {

    /// The claim that names the session.
    static final String SESSION = "sid";

    private final SigningKeys keys;
    private final AccessProperties access;

    AccessTokens(SigningKeys keys, AccessProperties access) {
        this.keys = keys;
        this.access = access;
    }

    String issue(Account account, UUID session, Instant now, Duration life) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(access.issuer())
                .audience(access.audience())
                .subject(account.id().toString())
                .claim(Caller.NAME, account.name())
                .claim(
                        Caller.GRANTS,
                        account.grants().stream().map(Grant::claim).toList())
                .claim(SESSION, session.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
        if (account.memberId() != null) {
            claims.claim(Caller.MEMBER, account.memberId().toString());
        }
        return keys.sign(claims.build());
    }
}
