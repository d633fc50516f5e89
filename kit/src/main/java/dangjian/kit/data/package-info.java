/// Small things that every table needs.
@NullMarked
package dangjian.kit.data;

import org.jspecify.annotations.NullMarked;
