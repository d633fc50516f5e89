package dangjian.activity.meeting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How check-in works.
///
/// @param codeLasts how long a code is shown; it is accepted as long again
/// @param opensBefore how long before the start check-in may open
/// @param wrongCodes how many wrong codes a member may try at one activity
@ConfigurationProperties("dangjian.check-in")
record CheckInProperties(Duration codeLasts, Duration opensBefore, int wrongCodes) {}
