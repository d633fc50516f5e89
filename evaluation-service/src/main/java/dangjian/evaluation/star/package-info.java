/// Star rating (星级评定) of two-new organisations: versioned schemes, yearly cycles, quotas, notice and awards.
@NullMarked
package dangjian.evaluation.star;

import org.jspecify.annotations.NullMarked;
