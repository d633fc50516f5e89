package dangjian.member.dues;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A version of the rates (党费收缴标准), with the local numbers in force beside it.
///
/// @param roundingUnit in fen
/// @param fixed monthly amounts set by the province, by class
record DuesScheme(Header header, List<Rates> classes, int roundingUnit, Map<PayerClass, Money> fixed) {

    /// What a member with this base owes a month: the rate of the bracket on the whole base.
    ///
    /// @throws Problem when the class has a base and none is given, or has none and one is
    Money monthly(PayerClass payerClass, @Nullable Money base) {
        var rates = rates(payerClass);
        if (rates.kind().base() == null) {
            if (base != null) {
                throw Problem.unprocessable("dues.rules").at("/base", "dues.base.unexpected");
            }
            return fixed(payerClass, rates.brackets().getFirst());
        }
        if (base == null) {
            throw Problem.unprocessable("dues.rules").at("/base", "dues.base.required");
        }
        return base.share(rates.bracket(base).rate(), roundingUnit);
    }

    Rates rates(PayerClass payerClass) {
        return classes.stream()
                .filter(rates -> rates.kind().payerClass() == payerClass)
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("dues.rules").at("/payerClass", "dues.class.unlisted"));
    }

    /// The class that a sheet writes by its label or otherwise.
    Optional<PayerClass> named(String text) {
        return classes.stream()
                .map(Rates::kind)
                .filter(kind -> kind.isNamed(text))
                .map(Kind::payerClass)
                .findFirst();
    }

    private Money fixed(PayerClass payerClass, Bracket bracket) {
        var least = bracket.bound(bracket.leastFen());
        var greatest = bracket.bound(bracket.greatestFen());
        var local = fixed.getOrDefault(payerClass, least);
        if (local.compareTo(least) < 0 || local.compareTo(greatest) > 0) {
            throw new IllegalStateException("The local amount for %s lies outside its range".formatted(payerClass));
        }
        return local;
    }

    /// Which version it is.
    record Header(int version, LocalDate effectiveOn, String title, String basis) {}

    /// A class of payers.
    ///
    /// @param base what its base is; nothing where everybody owes the same
    /// @param months for how many calendar months a declared base holds
    /// @param aliases how sheets write it besides the label
    record Kind(
            PayerClass payerClass,
            String label,
            @Nullable String base,
            int months,
            boolean branchDecidesReductions,
            List<String> aliases) {

        boolean isNamed(String text) {
            return label.equals(text) || payerClass.name().equals(text) || aliases.contains(text);
        }
    }

    /// A class with its brackets in ascending order.
    record Rates(Kind kind, List<Bracket> brackets) {

        Bracket bracket(Money base) {
            return brackets.stream()
                    .filter(bracket -> base.fen() > bracket.aboveFen())
                    .reduce((_, higher) -> higher)
                    .orElse(brackets.getFirst());
        }

        /// The last month for which a base declared for this month holds.
        int lastMonth(int firstMonth) {
            return (firstMonth - 1) / kind.months() * kind.months() + kind.months();
        }
    }

    /// A bracket: either a rate in hundredths of a percent, or the range of a fixed amount.
    record Bracket(
            long aboveFen,
            @Nullable Integer basisPoints,
            @Nullable Long leastFen,
            @Nullable Long greatestFen) {

        int rate() {
            if (basisPoints == null) {
                throw new IllegalStateException("A bracket of a base needs a rate");
            }
            return basisPoints;
        }

        private Money bound(@Nullable Long fen) {
            if (fen == null) {
                throw new IllegalStateException("A fixed amount needs a range");
            }
            return new Money(fen);
        }
    }
}
