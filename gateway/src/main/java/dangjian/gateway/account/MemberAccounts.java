package dangjian.gateway.account;

import dangjian.gateway.password.Password;
import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Makes accounts that members ask for themselves: with the role of a member and no other.
@Service
public final class MemberAccounts {

    private static final Scope WHEREVER_THE_BRANCH_IS = Scope.of("");

    private final AccountRepository accounts;
    private final KnownRepository known;
    private final PasswordPolicy policy;
    private final Passwords passwords;

    MemberAccounts(AccountRepository accounts, KnownRepository known, PasswordPolicy policy, Passwords passwords) {
        this.accounts = accounts;
        this.known = known;
        this.policy = policy;
        this.passwords = passwords;
    }

    /// Tells everything that is wrong with the username and the password, or hashes the password.
    ///
    /// @param holder the name of whose account it will be
    public Mono<Prepared> prepare(String username, String holder, Password password) {
        var name = Accounts.canonical(username);
        return known.takenNames(List.of(name)).hasElements().flatMap(isTaken -> {
            var faults = new Faults();
            if (!DraftRules.isUsername(name)) {
                faults.add(Kind.UNPROCESSABLE, "/username", "account.username-malformed");
            } else if (isTaken) {
                faults.add(Kind.CONFLICT, "/username", "account.username-taken");
            }
            for (var weakness : policy.weaknesses(password, name, holder)) {
                faults.add(Kind.UNPROCESSABLE, "/password", weakness.code(), weakness.arguments());
            }
            return faults.orNothing().then(passwords.hash(password)).map(hash -> new Prepared(name, hash));
        });
    }

    /// Makes the account of a member of this branch, in the caller's transaction.
    public Mono<UUID> make(Prepared prepared, UUID memberId, UUID branch, String name) {
        var account = new NewAccount(
                Ids.next(),
                prepared.username(),
                name,
                prepared.hash(),
                false,
                true,
                List.of(new Post(Role.MEMBER, branch, null, null)),
                memberId);
        return accounts.insert(List.of(account), WHEREVER_THE_BRANCH_IS).thenReturn(account.id());
    }

    /// A username that will do and the hash of a password that will do.
    public record Prepared(String username, String hash) {

        @Override
        public String toString() {
            return "Prepared[%s]".formatted(username);
        }
    }
}
