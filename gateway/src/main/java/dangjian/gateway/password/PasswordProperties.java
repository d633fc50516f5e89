package dangjian.gateway.password;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a good password is and how long it is good (口令规则); the defaults are those of 等保 2.0 level 3.
///
/// @param basis on what the rules rest; whoever changes them names theirs
/// @param minimumLength shortest length in characters
/// @param kinds how many of the four kinds of characters (small and capital letters, digits, others) it needs
/// @param longestRun how many characters may follow one another that are the same, or each the next one
/// @param different how many different characters it needs
/// @param history how many of the last passwords, the present one among them, may not come back
/// @param longestAge how long a password may be used
/// @param changeFirst whether a password that somebody else has set must be changed before anything else
@ConfigurationProperties("dangjian.gateway.password")
record PasswordProperties(
        @DefaultValue("GB/T 22239-2019《信息安全技术 网络安全等级保护基本要求》8.1.4.1 身份鉴别")
        String basis,

        @DefaultValue("10") int minimumLength,
        @DefaultValue("3") int kinds,
        @DefaultValue("3") int longestRun,
        @DefaultValue("5") int different,
        @DefaultValue("5") int history,
        @DefaultValue("90d") Duration longestAge,
        @DefaultValue("true") boolean changeFirst) {}
