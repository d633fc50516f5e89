/// Time limits as the rules count them: working days with 调休, months, and the business time zone.
@NullMarked
package dangjian.kit.calendar;

import org.jspecify.annotations.NullMarked;
