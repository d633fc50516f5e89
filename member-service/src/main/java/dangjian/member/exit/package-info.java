/// How memberships end (离开党组织), dispositions short of a penalty (组织处置), and restoring a suspended membership.
@NullMarked
package dangjian.member.exit;

import org.jspecify.annotations.NullMarked;
