/// Numbers of law and local policy (table `rules`) as of a day.
@NullMarked
package dangjian.member.rule;

import org.jspecify.annotations.NullMarked;
