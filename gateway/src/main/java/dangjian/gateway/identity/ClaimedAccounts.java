package dangjian.gateway.identity;

import dangjian.gateway.account.Account;
import dangjian.gateway.account.Accounts;
import dangjian.gateway.identity.IdentityProperties.AccountClaim;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Finds the account that a verified claim names, if exactly one does.
@Component
class ClaimedAccounts {

    private static final String CHINA = "+86";

    private final Accounts accounts;

    ClaimedAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Nothing when claims name no account or several. The platform's three administrators and whoever reaches
    /// the whole district, or is about to, are never found like this: their holders link them themselves.
    Mono<Account> find(IdentitySignIns.Arrival arrival) {
        return Flux.fromIterable(arrival.provider().accountClaims())
                .mapNotNull(claim -> username(claim, arrival.user()))
                .distinct()
                .concatMap(accounts::named)
                .collectList()
                .filter(found -> found.size() == 1)
                .map(found -> found.getFirst())
                .filter(account -> !account.isOfDistrict());
    }

    private static @Nullable String username(AccountClaim claim, OidcUser user) {
        var value = user.getClaims().get(claim.name());
        var isVerified = claim.saysWhetherItIsVerified()
                ? Boolean.TRUE.equals(user.getClaims().get(claim.name() + "_verified"))
                : claim.isTrustworthy();
        return isVerified && value instanceof String text && !text.isBlank() ? canonical(text) : null;
    }

    /// E.164 numbers of China are written without their country here.
    private static String canonical(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        return plain.startsWith(CHINA) ? plain.substring(CHINA.length()) : plain;
    }
}
