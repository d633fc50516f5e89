/// Events: written with the state, published in order, applied once.
@NullMarked
package dangjian.kit.event;

import org.jspecify.annotations.NullMarked;
