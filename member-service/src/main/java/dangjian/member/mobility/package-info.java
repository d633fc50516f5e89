/// Members who are away (流动党员) and members whom nobody can find (失联党员).
@NullMarked
package dangjian.member.mobility;

import org.jspecify.annotations.NullMarked;
