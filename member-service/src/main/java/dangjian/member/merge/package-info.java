/// Finding two records of one person (重复党员) and making one of them.
@NullMarked
package dangjian.member.merge;

import org.jspecify.annotations.NullMarked;
