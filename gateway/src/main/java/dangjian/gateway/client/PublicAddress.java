package dangjian.gateway.client;

import dangjian.gateway.SettingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The address by which people and systems reach the gateway, without a slash at the end. It is a setting, never what a
/// request calls the host: metadata, documents and the audience of assertions would otherwise be for the caller to
/// choose.
@Component
public final class PublicAddress {

    private final String base;

    PublicAddress(ClientProperties properties) {
        this.base = base(properties.publicUrl());
    }

    /// What paths of the interface are appended to.
    public String server() {
        return base;
    }

    public String of(String path) {
        return base + path;
    }

    private static String base(@Nullable URI address) {
        if (address == null
                || address.getHost() == null
                || !address.toString().matches("https?://[^?#]+")
                || address.getRawUserInfo() != null) {
            throw new SettingException(
                    "dangjian.gateway.clients.public-url",
                    "缺失或不是 http(s) 地址",
                    "is missing or no http(s) address",
                    "给出用户和其他系统访问网关的地址，例如 / Give the address by which people and systems reach the gateway, for example https://dangjian.example.gov.cn");
        }
        return address.toString().replaceAll("/+$", "");
    }
}
