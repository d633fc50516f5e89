/// A request as every service sees it: who calls, what they may reach, how answers and errors look.
@NullMarked
package dangjian.kit.web;

import org.jspecify.annotations.NullMarked;
