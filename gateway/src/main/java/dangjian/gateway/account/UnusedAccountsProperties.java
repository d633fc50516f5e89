package dangjian.gateway.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When an account that nobody uses is suspended.
///
/// @param basis on what it rests; whoever changes the times names theirs
/// @param after after how long without a sign-in
/// @param membersAfter the same for who is a member and nothing else: some come once a year, for the appraisal
@ConfigurationProperties("dangjian.gateway.unused-accounts")
record UnusedAccountsProperties(
        @DefaultValue("GB/T 22239-2019《信息安全技术 网络安全等级保护基本要求》8.1.4.2 c) 及时删除或停用多余的、过期的账户")
        String basis,

        @DefaultValue("180d") Duration after,
        @DefaultValue("400d") Duration membersAfter) {}
