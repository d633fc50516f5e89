/// Showing who is a member (亮身份、当先锋): badges, plaques and posts, and the scenes at which badges were put on.
@NullMarked
package dangjian.member.badge;

import org.jspecify.annotations.NullMarked;
