package dangjian.gateway.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dangjian.kit.data.AfterCommit;
import dangjian.kit.web.Caller;
import dangjian.kit.web.ClientAccess;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/// Knows which tokens of other systems still stand for what is granted.
///
/// A suspension, another access or a removed secret works at once on this replica and within
/// `dangjian.gateway.clients.staleness` on the others; services take a token until it expires.
@Component
public class ActiveClients {

    private static final int GREATEST_NUMBER = 10_000;

    private final ClientRepository clients;
    private final ClientProperties properties;
    private final Cache<UUID, Mono<Client>> known;

    ActiveClients(ClientRepository clients, ClientProperties properties) {
        this.clients = clients;
        this.properties = properties;
        this.known = Caffeine.newBuilder()
                .maximumSize(GREATEST_NUMBER)
                .expireAfterWrite(properties.staleness())
                .build();
    }

    /// Whether a token is another system's.
    public static boolean isClient(Jwt token) {
        return token.hasClaim(Caller.CLIENT);
    }

    /// Whether the other system goes on, its access is still the one that the token was issued for, and so is the
    /// secret or key. A token that does not fit what is known may be newer than that: then the database is asked.
    public Mono<Boolean> isActive(Jwt token) {
        var id = UUID.fromString(token.getClaimAsString(Caller.CLIENT));
        return find(id).filter(client -> stands(token, client))
                .switchIfEmpty(Mono.defer(() -> clients.find(id)).filter(client -> stands(token, client)))
                .hasElement();
    }

    private static boolean stands(Jwt token, Client client) {
        return !client.isSuspended()
                && token.getClaim(ClientTokens.ACCESS_VERSION) instanceof Number version
                && client.accessVersion() == version.intValue()
                && client.credentials().contains(String.valueOf(token.getClaimAsString(ClientTokens.CREDENTIAL)));
    }

    /// What another system may do now; nothing when it is suspended.
    public Mono<ClientAccess> access(UUID id) {
        return find(id).filter(client -> !client.isSuspended())
                .map(client -> new ClientAccess(Set.copyOf(client.scopes()), client.organizations()));
    }

    Mono<Client> find(UUID id) {
        return Mono.defer(() -> known.get(id, this::read));
    }

    /// Many who ask at once read once; outside of whatever transaction the first of them is in.
    private Mono<Client> read(UUID id) {
        return clients.find(id)
                .contextWrite(_ -> Context.empty())
                .cache(_ -> properties.staleness(), _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /// Of use within the transaction that changes the client: what is known of it is forgotten when that is over, also
    /// by those who are just reading it.
    Mono<Void> forget(UUID id) {
        return AfterCommit.run(() -> known.invalidate(id));
    }
}
