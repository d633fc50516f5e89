/// Turns what happened elsewhere into points, stars, figures and the survey report.
@NullMarked
package dangjian.evaluation;

import org.jspecify.annotations.NullMarked;
