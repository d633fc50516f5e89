/// Second factors (动态口令): one-time codes by time (TOTP, RFC 6238) and recovery codes.
@NullMarked
package dangjian.gateway.factor;

import org.jspecify.annotations.NullMarked;
