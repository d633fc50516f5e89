/// Numbers of law and local policy (table `rules`) as of a day, and who approves by them.
@NullMarked
package dangjian.member.rule;

import org.jspecify.annotations.NullMarked;
