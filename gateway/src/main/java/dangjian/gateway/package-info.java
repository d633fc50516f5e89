/// The gateway: sessions, accounts and routes; no business of the services behind it.
@NullMarked
package dangjian.gateway;

import org.jspecify.annotations.NullMarked;
