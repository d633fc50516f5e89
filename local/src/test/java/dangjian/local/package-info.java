@NullMarked
package dangjian.local;

import org.jspecify.annotations.NullMarked;
