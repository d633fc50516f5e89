package dangjian.org.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The term of office of the present leaders (本届).
///
/// @param electedOn 本届当选日期
/// @param endsOn 届满日期
record Term(@Nullable LocalDate electedOn, @Nullable LocalDate endsOn) {

    boolean isGiven() {
        return electedOn != null || endsOn != null;
    }
}
