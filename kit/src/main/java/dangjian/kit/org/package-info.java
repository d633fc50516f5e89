/// The organisation tree as every service knows it: the one piece of domain that all share.
@NullMarked
package dangjian.kit.org;

import org.jspecify.annotations.NullMarked;
