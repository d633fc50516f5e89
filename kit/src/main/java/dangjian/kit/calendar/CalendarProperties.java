package dangjian.kit.calendar;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where an installation keeps newer arrangements than the platform came with.
///
/// @param directory holds `<year>.properties`; a file there replaces the shipped one of that year
@ConfigurationProperties("dangjian.calendar")
record CalendarProperties(@Nullable Path directory) {}
