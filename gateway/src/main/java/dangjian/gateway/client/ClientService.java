package dangjian.gateway.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Version;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Registers other systems (接入系统) and looks after their credentials.
@Service
class ClientService {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final ClientRepository clients;
    private final ActiveClients active;
    private final InstantSource clock;

    ClientService(ClientRepository clients, ActiveClients active, InstantSource clock) {
        this.clients = clients;
        this.active = active;
        this.clock = clock;
    }

    Mono<ClientView> register(String name, String purpose, Client.Quota quota) {
        var id = Ids.next();
        return clients.insert(id, name, purpose, quota).then(view(id));
    }

    Mono<ClientView> find(UUID id) {
        return view(id);
    }

    Mono<Page<ClientView>> list(Paging paging) {
        return clients.list(paging)
                .map(ClientService::view)
                .collectList()
                .map(rows -> Page.of(rows, paging, client -> List.of(client.id())));
    }

    @Transactional
    Mono<ClientView> allow(UUID id, Client.Quota quota, Version version) {
        return locked(id)
                .doOnNext(client -> version.mustBe(client.version()))
                .then(clients.allow(id, quota))
                .then(changed(id));
    }

    @Transactional
    Mono<ClientView.NewSecret> addSecret(UUID id) {
        var secret = ClientSecret.random();
        var secretId = Ids.next();
        return locked(id)
                .doOnNext(Client::mustHaveRoomForASecret)
                .then(clients.addSecret(id, secretId, secret.hash(), clock.instant()))
                .then(active.forget(id))
                .thenReturn(new ClientView.NewSecret(secretId, secret.text()));
    }

    /// Ends the tokens that were got with it, too.
    @Transactional
    Mono<Void> removeSecret(UUID id, UUID secret) {
        return clients.removeSecret(id, secret)
                .filter(isRemoved -> isRemoved)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("client.secret-unknown")))
                .then(active.forget(id));
    }

    @Transactional
    Mono<ClientView> replaceKeys(UUID id, JWKSet keys) {
        return locked(id).then(clients.replaceKeys(id, keys.toString())).then(changed(id));
    }

    @Transactional
    Mono<Void> suspend(UUID id) {
        return suspend(id, true);
    }

    @Transactional
    Mono<Void> resume(UUID id) {
        return suspend(id, false);
    }

    @Scheduled(fixedDelayString = "10m")
    Mono<Void> forgetAssertions() {
        return Mono.defer(() -> clients.forgetAssertionsBefore(clock.instant().minus(SKEW)));
    }

    private Mono<Void> suspend(UUID id, boolean isSuspended) {
        return locked(id)
                .filter(client -> client.isSuspended() != isSuspended)
                .flatMap(_ -> clients.suspend(id, isSuspended ? clock.instant() : null))
                .then(active.forget(id));
    }

    /// What has been changed, in the transaction that did.
    Mono<ClientView> changed(UUID id) {
        return active.forget(id).then(Mono.defer(() -> view(id)));
    }

    /// The client, which nobody else changes until the transaction ends.
    Mono<Client> locked(UUID id) {
        return orUnknown(clients.lock(id));
    }

    private Mono<ClientView> view(UUID id) {
        return orUnknown(clients.find(id)).map(ClientService::view);
    }

    private static Mono<Client> orUnknown(Mono<Client> client) {
        return client.switchIfEmpty(Mono.error(() -> Problem.notFound("client.unknown")));
    }

    private static ClientView view(Client client) {
        return ClientView.of(client, keyIds(client.jwks()));
    }

    private static List<String> keyIds(String jwks) {
        try {
            return JWKSet.parse(jwks).getKeys().stream().map(JWK::getKeyID).toList();
        } catch (ParseException broken) {
            throw new IllegalStateException("a stored key set cannot be read", broken);
        }
    }
}
