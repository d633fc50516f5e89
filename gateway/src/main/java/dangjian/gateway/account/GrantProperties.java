package dangjian.gateway.account;

import dangjian.kit.web.Role;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which roles take a second person also when a security administrator gives them.
///
/// @param alsoSensitive roles beside the four that always do
@ConfigurationProperties("dangjian.gateway.grants")
record GrantProperties(@DefaultValue Set<Role> alsoSensitive) {

    /// The three platform administrators and the district administrator always are.
    boolean isSensitive(Role role) {
        return role.isPlatform() || role == Role.DISTRICT_ADMIN || alsoSensitive.contains(role);
    }
}
