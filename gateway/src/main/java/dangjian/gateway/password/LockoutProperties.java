package dangjian.gateway.password;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When a name is locked; the defaults are those of 等保 2.0 level 3 (GB/T 22239-2019, 登录失败处理).
///
/// @param failures how many failures lock a name
/// @param within the time in which they must happen
/// @param duration how long the name stays locked
@ConfigurationProperties("dangjian.gateway.lockout")
record LockoutProperties(
        @DefaultValue("5") int failures,
        @DefaultValue("10m") Duration within,
        @DefaultValue("30m") Duration duration) {}
