/// Public pledges (公开承诺) of members, their yearly review, and the public page where residents confirm or comment.
@NullMarked
package dangjian.member.pledge;

import org.jspecify.annotations.NullMarked;
