/// The yearly publication of dues (公布党费收缴情况): what members were told on a day, and what has changed since.
@NullMarked
package dangjian.member.publication;

import org.jspecify.annotations.NullMarked;
