package dangjian.gateway.identity;

import dangjian.kit.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// The providers that the configuration names.
@Component
class Providers {

    private final Map<String, Provider> byId = new TreeMap<>();

    Providers(IdentityProperties properties) {
        properties
                .providers()
                .forEach((id, given) ->
                        byId.put(id, new Provider(ProviderSettings.of(id, given), properties.patience())));
    }

    List<ProviderSettings> all() {
        return byId.values().stream().map(Provider::settings).toList();
    }

    Provider named(String id) {
        var provider = byId.get(id);
        if (provider == null) {
            throw Problem.unprocessable("identity.provider-unknown").at("/provider", "identity.provider-unknown");
        }
        return provider;
    }

    /// As people know the provider of this issuer; one that is no longer configured has its issuer only.
    String nameOf(String issuer) {
        return all().stream()
                .filter(provider -> provider.issuer().toString().equals(issuer))
                .map(ProviderSettings::name)
                .findFirst()
                .orElse(issuer);
    }
}
