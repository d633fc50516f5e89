/// Dual cultivation (双培双创): backbone to member, member to backbone, member backbone to manager.
@NullMarked
package dangjian.member.cultivation;

import org.jspecify.annotations.NullMarked;
