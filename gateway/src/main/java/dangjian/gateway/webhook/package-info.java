/// Webhooks (推送): changes sent to other systems, signed as Standard Webhooks describe.
@NullMarked
package dangjian.gateway.webhook;

import org.jspecify.annotations.NullMarked;
