/// Accounts (账号) and the roles that they hold at organisations.
@NullMarked
package dangjian.gateway.account;

import org.jspecify.annotations.NullMarked;
