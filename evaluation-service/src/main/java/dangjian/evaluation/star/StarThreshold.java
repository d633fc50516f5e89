package dangjian.evaluation.star;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a number of stars takes and brings (星级标准).
///
/// @param quota greatest share of all organisations of the cycle; null for no limit
/// @param reward one-off, in yuan; stars with a reward are commended (表彰)
/// @param funding where the reward is paid from
record StarThreshold(
        @JsonIgnore int schemeVersion,
        int stars,
        BigDecimal leastPoints,
        @Nullable BigDecimal quota,
        @Nullable BigDecimal reward,
        @Nullable String funding) {

    /// How many of so many organisations may get these stars: whole ones, rounded down.
    int places(int organizations) {
        return quota == null
                ? organizations
                : quota.multiply(BigDecimal.valueOf(organizations))
                        .setScale(0, RoundingMode.FLOOR)
                        .intValueExact();
    }
}
