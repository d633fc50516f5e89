/// The organisation service: the register of Party organisations (党组织) and everything that is owned by it.
@NullMarked
package dangjian.org;

import org.jspecify.annotations.NullMarked;
