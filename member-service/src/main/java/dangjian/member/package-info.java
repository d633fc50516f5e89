/// The members of the Party (党员).
@NullMarked
package dangjian.member;

import org.jspecify.annotations.NullMarked;
