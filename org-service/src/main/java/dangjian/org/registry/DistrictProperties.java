package dangjian.org.registry;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The district this platform serves.
///
/// @param id of its district committee (区委), the root of the tree; the first administrator's grant names it before the
/// register has any row
@Validated
@ConfigurationProperties("dangjian.district")
record DistrictProperties(@NotNull UUID id) {}
