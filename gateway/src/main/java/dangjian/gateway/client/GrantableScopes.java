package dangjian.gateway.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The scopes that other systems can be granted, and what each means.
@Component
public final class GrantableScopes {

    private final Map<String, String> titles = new LinkedHashMap<>();

    GrantableScopes(ClientProperties properties) {
        properties.scopes().forEach(scope -> titles.put(scope.name(), scope.title()));
    }

    public Map<String, String> titles() {
        return Collections.unmodifiableMap(titles);
    }

    public boolean knows(String scope) {
        return titles.containsKey(scope);
    }
}
