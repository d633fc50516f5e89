package dangjian.evaluation.star;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Values that may be missing, as statement parameters.
final class StarSql {

    private StarSql() {}

    static Parameter date(@Nullable LocalDate value) {
        return of(value, LocalDate.class);
    }

    static <T> Parameter of(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
