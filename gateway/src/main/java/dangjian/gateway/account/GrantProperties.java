package dangjian.gateway.account;

import dangjian.kit.web.Role;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which roles take a second person also when a security administrator gives them.
///
/// @param alsoSensitive roles that do wherever they are given, beside the four that always do
/// @param proposalValidity how long a proposed role waits for the second person
@ConfigurationProperties("dangjian.gateway.grants")
record GrantProperties(
        @DefaultValue Set<Role> alsoSensitive,
        @DefaultValue("30d") Duration proposalValidity) {

    /// The three platform administrators and the district administrator always are, and so is whatever reaches the
    /// whole district; the role of a member reaches nobody but its holder.
    ///
    /// @param isOfDistrict whether it is given at the district's root
    boolean isSensitive(Role role, boolean isOfDistrict) {
        return role.isPlatform()
                || role == Role.DISTRICT_ADMIN
                || isOfDistrict && role != Role.MEMBER
                || alsoSensitive.contains(role);
    }
}
