/// What every service shares and no service owns.
@NullMarked
package dangjian.kit;

import org.jspecify.annotations.NullMarked;
