package dangjian.gateway.account;

import dangjian.gateway.password.Password;
import dangjian.kit.web.Role;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The first administrators, made when there is no account at all: the three of the platform (三员) and the one of the
/// district; without these nobody is made.
@ConfigurationProperties("dangjian.gateway.bootstrap")
record BootstrapProperties(
        @Nullable First systemAdmin,
        @Nullable First securityAdmin,
        @Nullable First auditAdmin,
        @Nullable First districtAdmin) {

    boolean isWanted() {
        return wanted().values().stream().anyMatch(First::isWanted);
    }

    /// All four by their role; what is not given is empty.
    Map<Role, First> wanted() {
        var all = new EnumMap<Role, First>(Role.class);
        all.put(Role.SYSTEM_ADMIN, orNothing(systemAdmin));
        all.put(Role.SECURITY_ADMIN, orNothing(securityAdmin));
        all.put(Role.AUDIT_ADMIN, orNothing(auditAdmin));
        all.put(Role.DISTRICT_ADMIN, orNothing(districtAdmin));
        return all;
    }

    private static First orNothing(@Nullable First first) {
        return first == null ? new First(null, null) : first;
    }

    /// How one of them signs in.
    record First(@Nullable String username, @Nullable String password) {

        boolean isWanted() {
            return !canonicalName().isEmpty() || !asPassword().text().isBlank();
        }

        String canonicalName() {
            return Accounts.canonical(username == null ? "" : username);
        }

        Password asPassword() {
            return new Password(password == null ? "" : password);
        }

        @Override
        public String toString() {
            return "First[%s]".formatted(username);
        }
    }
}
