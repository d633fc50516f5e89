/// Party discipline (党纪处分): penalties, how long they have effect, and which rights a member has on a day.
@NullMarked
package dangjian.member.discipline;

import org.jspecify.annotations.NullMarked;
