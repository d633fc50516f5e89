/// Transfer of membership between branches and across the district's border (组织关系接转).
@NullMarked
package dangjian.member.transfer;

import org.jspecify.annotations.NullMarked;
