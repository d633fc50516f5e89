/// One list of what is to be done (待办), over all features of this service.
@NullMarked
package dangjian.member.due;

import org.jspecify.annotations.NullMarked;
