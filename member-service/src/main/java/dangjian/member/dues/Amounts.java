package dangjian.member.dues;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// What a statement says of some months: due − reduced − paid + overpaid is what is or will be open.
public record Amounts(
        @Schema(description = "应交") Money due,
        @Schema(description = "少交、免交") Money reduced,
        @Schema(description = "已交") Money paid,
        @Schema(description = "至本月尚未交") Money open,

        @Schema(description = "多交：已交而不再应交的，如转出、出党以后的月份；可退还，恢复后自动抵用")
        Money overpaid) {

    private static final Amounts NONE = new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public static Amounts of(long due, long reduced, long paid, long open, long overpaid) {
        return new Amounts(new Money(due), new Money(reduced), new Money(paid), new Money(open), new Money(overpaid));
    }

    /// One month, of which nothing is open before it has begun.
    static Amounts of(DuesMonth month, boolean hasBegun) {
        return of(
                month.dueFen(),
                month.dueFen() - month.payableFen(),
                month.paidFen(),
                hasBegun ? month.open().fen() : 0,
                Math.max(0, month.paidFen() - month.payableFen()));
    }

    /// Money for a month that nobody owes any more.
    static Amounts stray(long paid) {
        return of(0, 0, paid, 0, paid);
    }

    public static Amounts sum(List<Amounts> amounts) {
        return amounts.stream().reduce(NONE, Amounts::plus);
    }

    public Amounts minus(Amounts other) {
        return new Amounts(
                due.minus(other.due),
                reduced.minus(other.reduced),
                paid.minus(other.paid),
                open.minus(other.open),
                overpaid.minus(other.overpaid));
    }

    private Amounts plus(Amounts other) {
        return new Amounts(
                due.plus(other.due),
                reduced.plus(other.reduced),
                paid.plus(other.paid),
                open.plus(other.open),
                overpaid.plus(other.overpaid));
    }
}
