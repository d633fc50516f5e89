package dangjian.gateway.account;

import java.time.Instant;

/// How an account is protected against others than its holder.
///
/// @param hasFactor whether a second factor is in effect
/// @param isProvisional whether somebody else has set the password, so that the holder must change it
/// @param changedAt when the password was set
public record Protection(boolean hasFactor, boolean isProvisional, Instant changedAt) {}
