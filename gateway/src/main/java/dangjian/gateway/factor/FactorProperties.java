package dangjian.gateway.factor;

import dangjian.kit.web.Role;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose sign-in takes a second factor (GB/T 22239-2019 8.1.4.1).
///
/// @param roles who needs one
/// @param exempt who does not need one after all: for a demonstration on one machine, and logged at every start
/// @param issuer how authenticators name the platform
@ConfigurationProperties("dangjian.gateway.factor")
record FactorProperties(
        @DefaultValue({"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN", "DISTRICT_ADMIN", "COMMITTEE_ADMIN"})
        Set<Role> roles,

        @DefaultValue Set<Role> exempt,
        @DefaultValue("区级党建数据平台") String issuer) {

    boolean needs(Role role) {
        return roles.contains(role) && !exempt.contains(role);
    }
}
