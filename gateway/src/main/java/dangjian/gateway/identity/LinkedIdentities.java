package dangjian.gateway.identity;

import dangjian.gateway.account.AccountIdentities;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Takes away the links that stand and fall with the password of their account.
@Component
class LinkedIdentities implements AccountIdentities {

    private final IdentityLinkRepository links;

    LinkedIdentities(IdentityLinkRepository links) {
        this.links = links;
    }

    @Override
    public Mono<Void> removeOwn(UUID accountId) {
        return links.deleteMadeBy(IdentityLink.Maker.HOLDER, accountId);
    }
}
