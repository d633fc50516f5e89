package dangjian.gateway.client;

import dangjian.gateway.audit.AuditDetail;
import dangjian.gateway.audit.AuditFilter;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// What another system may reach (接入授权): less at once, more when a second security administrator has confirmed it.
@Service
class ClientAccessService {

    private final ClientRepository clients;
    private final AccessProposalRepository proposals;
    private final ClientService service;
    private final ClientProperties properties;
    private final InstantSource clock;

    ClientAccessService(
            ClientRepository clients,
            AccessProposalRepository proposals,
            ClientService service,
            ClientProperties properties,
            InstantSource clock) {
        this.clients = clients;
        this.proposals = proposals;
        this.service = service;
        this.properties = properties;
        this.clock = clock;
    }

    /// Sets the access when it is no wider than before, and tokens that are out become void; a wider one is proposed.
    /// What was proposed before is replaced either way.
    @Transactional
    Mono<ClientView> set(
            UUID id, List<String> scopes, List<UUID> organizations, Version version, UUID by, Scope scope) {
        mustKnow(scopes);
        var wanted = AccessProposal.of(
                Ids.next(),
                scopes.stream().distinct().sorted().toList(),
                organizations.stream().distinct().toList(),
                by,
                clock.instant(),
                clock.instant().plus(properties.proposalValidity()));
        return service.locked(id)
                .doOnNext(client -> version.mustBe(client.version()))
                .delayUntil(_ -> proposals.replacePending(id, by, clock.instant()))
                .flatMap(client -> widens(client, wanted, scope)
                        .flatMap(isWider -> isWider ? propose(client, wanted) : put(client, wanted, scope)));
    }

    /// Puts what is proposed into effect.
    ///
    /// @param version of the client as it was read: nobody confirms what they have not seen
    @Transactional
    Mono<ClientView> confirm(UUID id, Version version, UUID by, Scope scope) {
        return proposed(id, version).flatMap(client -> {
            var confirmed = pending(client).confirm(by, clock.instant());
            mustKnow(confirmed.scopes());
            return proposals.decide(confirmed).then(put(client, confirmed, scope));
        });
    }

    /// Also by who proposed it, who thereby takes it back.
    @Transactional
    Mono<ClientView> reject(UUID id, Version version, UUID by) {
        return proposed(id, version)
                .flatMap(client -> proposals
                        .decide(pending(client).reject(by, clock.instant()))
                        .then(clients.touch(id))
                        .then(tell(pending(client)))
                        .then(service.changed(id)));
    }

    private Mono<Boolean> widens(Client client, AccessProposal wanted, Scope scope) {
        return proposals
                .reach(wanted.organizations(), client.organizations(), scope)
                .map(reach -> {
                    if (reach.known() != wanted.organizations().size()) {
                        throw Problem.notFound("org.unknown");
                    }
                    return reach.held() != reach.known()
                            || !new HashSet<>(client.scopes()).containsAll(wanted.scopes());
                });
    }

    private Mono<ClientView> propose(Client client, AccessProposal wanted) {
        return proposals
                .insert(client.id(), wanted)
                .then(clients.touch(client.id()))
                .then(tell(wanted))
                .then(service.changed(client.id()));
    }

    private static Mono<Void> tell(AccessProposal proposal) {
        return AuditFilter.tellDetail(AuditDetail.proposedAccess(proposal.scopes(), proposal.organizations()));
    }

    private Mono<ClientView> put(Client client, AccessProposal access, Scope scope) {
        return clients.grant(client.id(), client.version(), access.scopes(), access.organizations(), scope)
                .filter(isGranted -> isGranted)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then(AuditFilter.tellDetail(AuditDetail.access(
                        access.scopes(), access.organizations(), client.scopes(), client.organizations())))
                .then(service.changed(client.id()));
    }

    private Mono<Client> proposed(UUID id, Version version) {
        return service.locked(id).doOnNext(client -> version.mustBe(client.version()));
    }

    private static AccessProposal pending(Client client) {
        var pending = client.pendingAccess();
        if (pending == null) {
            throw Problem.conflict("client.access-not-proposed");
        }
        return pending;
    }

    private void mustKnow(List<String> scopes) {
        for (var place = 0; place < scopes.size(); place++) {
            if (!properties.knows(scopes.get(place))) {
                throw Problem.unprocessable("client.scopes").at("/scopes/" + place, "client.scope", scopes.get(place));
            }
        }
    }
}
