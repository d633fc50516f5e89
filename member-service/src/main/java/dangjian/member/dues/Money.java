package dangjian.member.dues;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of money, exact to the fen (分); in JSON a number of yuan with two decimals.
@Schema(type = "number", description = "金额（元），两位小数", example = "15.00")
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final int YUAN_SCALE = 2;
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    /// @throws ArithmeticException when it has a fraction of a fen
    public static Money yuan(BigDecimal yuan) {
        return new Money(yuan.movePointRight(YUAN_SCALE).longValueExact());
    }

    @JsonValue
    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, YUAN_SCALE);
    }

    Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    Money least(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    /// A share in hundredths of a percent, half up to a multiple of a unit in fen.
    Money share(int basisPoints, int unit) {
        var units = BigDecimal.valueOf(fen)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(BASIS_POINTS.multiply(BigDecimal.valueOf(unit)), 0, RoundingMode.HALF_UP);
        return new Money(Math.multiplyExact(units.longValueExact(), unit));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
