package dangjian.gateway.identity;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class IdentitySignInRepository {

    private static final String NO_CALLER = "nobody has signed in yet; secrets are the key";

    private final DatabaseClient database;

    IdentitySignInRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped(NO_CALLER)
    Mono<Void> insert(IdentitySignIn begun) {
        return database.sql("""
            insert into identity_sign_ins
                (id, provider, redirect_uri, state, nonce, code_verifier, challenge, expires_at)
            values (:id, :provider, :redirectUri, :state, :nonce, :codeVerifier, :challenge, :expiresAt)
            """).bindProperties(begun).then();
    }

    /// Takes the sign-in that this answers, once: a second answer finds nothing, and a wrong one takes nothing away.
    @Unscoped(NO_CALLER)
    Mono<IdentitySignIn> take(IdentityAnswer answer, Instant now) {
        return database.sql("""
            delete from identity_sign_ins
            where id = :id and state = :state and challenge = :challenge and expires_at > :now
            returning id, provider, redirect_uri, state, nonce, code_verifier, challenge, expires_at
            """)
                .bind("id", answer.signIn())
                .bind("state", answer.state())
                .bind("challenge", answer.challenge())
                .bind("now", now)
                .mapProperties(IdentitySignIn.class)
                .one();
    }

    @Unscoped(NO_CALLER)
    Mono<Void> forgetBefore(Instant now) {
        return database.sql("delete from identity_sign_ins where expires_at <= :now")
                .bind("now", now)
                .then();
    }
}
