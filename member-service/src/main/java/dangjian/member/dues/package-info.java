/// Dues (党费): what members owe by the rates in force, what branches collect, and what is still open.
@NullMarked
package dangjian.member.dues;

import org.jspecify.annotations.NullMarked;
