/// Votes and the three majorities by which they are counted; each is computed by itself, none shares another's test.
@NullMarked
package dangjian.member.ballot;

import org.jspecify.annotations.NullMarked;
