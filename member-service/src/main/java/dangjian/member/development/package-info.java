/// How somebody becomes a member (发展党员): from the application to the end of the probation, step by step.
@NullMarked
package dangjian.member.development;

import org.jspecify.annotations.NullMarked;
