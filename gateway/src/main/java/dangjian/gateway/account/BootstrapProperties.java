package dangjian.gateway.account;

import dangjian.gateway.password.Password;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The first district administrator, made when there is no account at all; without these nobody is made.
@ConfigurationProperties("dangjian.gateway.bootstrap")
record BootstrapProperties(
        @Nullable String username, @Nullable String password) {

    boolean isWanted() {
        return username != null && !username.isBlank() || password != null && !password.isBlank();
    }

    Password asPassword() {
        return new Password(password == null ? "" : password);
    }

    @Override
    public String toString() {
        return "BootstrapProperties[%s]".formatted(username);
    }
}
