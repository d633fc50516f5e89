/// How often somebody may come.
@NullMarked
package dangjian.gateway.rate;

import org.jspecify.annotations.NullMarked;
