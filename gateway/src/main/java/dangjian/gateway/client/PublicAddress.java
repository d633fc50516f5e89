package dangjian.gateway.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The address by which others reach the gateway, where it is configured; never the one that a request names.
@Component
public final class PublicAddress {

    private final @Nullable URI base;

    PublicAddress(ClientProperties properties) {
        this.base = properties.publicUrl();
    }

    /// What paths of the interface are appended to.
    public String server() {
        return base == null ? "/" : base.toString();
    }

    /// A path there, or the path alone, which means the address that was asked.
    public String of(String path) {
        return base == null ? path : base + path;
    }
}
