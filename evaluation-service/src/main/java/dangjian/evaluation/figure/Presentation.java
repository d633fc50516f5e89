package dangjian.evaluation.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a report shows a number: cut, never raised, and with “余” only where the real value exceeds the shown one.
///
/// @param divisor 10,000 where the unit is 万 or 万元
/// @param decimals digits kept, rounded half up; without decimals the fraction is cut off
/// @param coarse whether full hundreds are shown from 1,000 on and full tens from 100 on
/// @param text `#` is the number; “余” behind it is dropped when nothing was cut off
/// @param small the text below one divisor, where the full value is shown
public record Presentation(
        @DefaultValue("1") BigDecimal divisor,
        @DefaultValue("0") int decimals,
        boolean coarse,
        String text,
        @Nullable String small) {

    private static final String NUMBER = "#";
    private static final String MORE = "余";
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /// The number in its sentence, for example `1200余万元`.
    public String show(BigDecimal value) {
        if (small != null && value.compareTo(divisor) < 0) {
            return small.replace(NUMBER, plain(value));
        }
        var shown = decimals > 0 ? rounded(value) : cut(value);
        var isMore = value.compareTo(shown.multiply(divisor)) > 0;
        return text.replace(MORE, isMore ? MORE : "")
                .replace(NUMBER, decimals > 0 ? shown.toPlainString() : plain(shown));
    }

    private BigDecimal cut(BigDecimal value) {
        var whole = value.divide(divisor, 0, RoundingMode.DOWN);
        return coarse ? whole.subtract(whole.remainder(step(whole))) : whole;
    }

    private static BigDecimal step(BigDecimal whole) {
        if (whole.compareTo(THOUSAND) >= 0) {
            return WHOLE;
        }
        return whole.compareTo(WHOLE) >= 0 ? TEN : BigDecimal.ONE;
    }

    /// Rounds to the decimals, but a rate of 99.96 is not called 100.
    private BigDecimal rounded(BigDecimal value) {
        var share = value.divide(divisor, decimals, RoundingMode.HALF_UP);
        return share.compareTo(WHOLE) == 0 && value.compareTo(WHOLE) < 0
                ? value.divide(divisor, decimals, RoundingMode.DOWN)
                : share;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
