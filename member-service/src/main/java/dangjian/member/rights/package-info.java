/// Which rights members have on a day, over HTTP.
@NullMarked
package dangjian.member.rights;

import org.jspecify.annotations.NullMarked;
