/// What the way through the gateway costs.
@NullMarked
package dangjian.gateway.cost;

import org.jspecify.annotations.NullMarked;
