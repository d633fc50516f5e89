package dangjian.gateway.session;

import com.nimbusds.jwt.JWTClaimsSet;
import dangjian.gateway.account.Account;
import dangjian.gateway.account.SignedIn;
import dangjian.gateway.key.SigningKeys;
import dangjian.kit.web.AccessProperties;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Issues access tokens (RFC 9068): who somebody is and what they may do, for a few minutes.
@Component
class AccessTokens {

    /// The claim that names the step its holder owes; only tokens that open nothing else have it.
    static final String STEP = "step";

    private final SigningKeys keys;
    private final AccessProperties access;

    AccessTokens(SigningKeys keys, AccessProperties access) {
        this.keys = keys;
        this.access = access;
    }

    String issue(Account account, Session session, @Nullable Step step, Instant now, Duration life) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(access.issuer())
                .subject(account.id().toString())
                .claim(Caller.NAME, account.name())
                .claim(SignedIn.SESSION, session.id().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
        if (step != null) {
            claims.audience(stepAudience(access)).claim(STEP, step.name());
        } else {
            admit(account, session.grants(account, now), claims);
        }
        return keys.sign(claims.build());
    }

    /// The audience of a token that is good for a step only: no service takes it.
    static String stepAudience(AccessProperties access) {
        return access.audience() + "/sign-in";
    }

    private void admit(Account account, List<Grant> grants, JWTClaimsSet.Builder claims) {
        claims.audience(access.audience())
                .claim(Caller.GRANTS, grants.stream().map(Grant::claim).toList());
        if (account.memberId() != null) {
            claims.claim(Caller.MEMBER, account.memberId().toString());
        }
    }
}
