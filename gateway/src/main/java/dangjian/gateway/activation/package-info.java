/// Accounts from the roster (激活): members make their own with a one-time code that their branch hands out.
@NullMarked
package dangjian.gateway.activation;

import org.jspecify.annotations.NullMarked;
