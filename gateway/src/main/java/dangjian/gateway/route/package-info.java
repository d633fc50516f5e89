/// The way of a request to the service that answers it.
@NullMarked
package dangjian.gateway.route;

import org.jspecify.annotations.NullMarked;
