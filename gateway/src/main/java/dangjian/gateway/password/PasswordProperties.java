package dangjian.gateway.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a good password is; the defaults are those of 等保 2.0 level 3 (GB/T 22239-2019, 身份鉴别).
///
/// @param minimumLength shortest length in characters
/// @param kinds how many of the four kinds of characters (small and capital letters, digits, others) it needs
@ConfigurationProperties("dangjian.gateway.password")
record PasswordProperties(
        @DefaultValue("10") int minimumLength,
        @DefaultValue("3") int kinds) {}
