package dangjian.gateway.password;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When a name, a second factor or an address is locked; the defaults are those of 等保 2.0 level 3
/// (GB/T 22239-2019 8.1.4.1, 登录失败处理).
///
/// @param failures how many failures lock a name or a second factor
/// @param failuresPerAddress how many failures lock an address; a whole office may share one
/// @param within the time in which they must happen
/// @param delays how long to wait after the first failure, the second and so on
/// @param durations how long the first lock lasts, the second in succession and so on; the last one from then on
/// @param memory how long a lock counts for the length of the next
/// @param known how long a network counts as known from which an account has signed in: there a lock of its name that
///     others have provoked does not hold
@ConfigurationProperties("dangjian.gateway.lockout")
record LockoutProperties(
        @DefaultValue("5") int failures,
        @DefaultValue("50") int failuresPerAddress,
        @DefaultValue("10m") Duration within,
        @DefaultValue({"0s", "1s", "3s", "10s"}) List<Duration> delays,
        @DefaultValue({"30m", "1h", "4h", "24h"}) List<Duration> durations,
        @DefaultValue("24h") Duration memory,
        @DefaultValue("30d") Duration known) {}
