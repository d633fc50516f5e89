/// How much, how often and how slowly somebody may ask, and from which web pages.
@NullMarked
package dangjian.gateway.limit;

import org.jspecify.annotations.NullMarked;
