/// What becomes of dues (党费账户): voluntary payments, interest, what is passed up and acknowledged, what is kept and
/// used.
@NullMarked
package dangjian.member.fund;

import org.jspecify.annotations.NullMarked;
