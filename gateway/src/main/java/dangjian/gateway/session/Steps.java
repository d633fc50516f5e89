package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import dangjian.gateway.factor.Factors;
import dangjian.gateway.password.PasswordPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out what the holder of a session owes before it may be used.
@Component
class Steps {

    private final PasswordPolicy passwords;
    private final Factors factors;

    Steps(PasswordPolicy passwords, Factors factors) {
        this.passwords = passwords;
        this.factors = factors;
    }

    /// The next step; none when the session may be used.
    @Nullable
    Step next(Account account, Session session, Instant now) {
        var protection = account.protection();
        if (protection.hasFactor() && !session.withFactor()) {
            return Step.VERIFY_FACTOR;
        }
        if (session.byPassword() && (protection.isProvisional() || passwords.isStale(protection.changedAt(), now))) {
            return Step.CHANGE_PASSWORD;
        }
        return !session.withFactor() && factors.isNeeded(session.grants(account, now)) ? Step.ENROL_FACTOR : null;
    }
}
