package dangjian.member.dues;

import java.util.EnumMap;
import java.util.Map;

/// The numbers of law and local policy on dues that are in force on a day, by name.
record DuesRules(Map<String, Integer> numbers) {

    /// To which multiple of a fen amounts are rounded.
    static final String ROUNDING = "dues-rounding";

    /// How many months after joining dues begin.
    static final String STARTS_AFTER = "dues-starts-after";

    /// How many months back may be paid up without a reason.
    static final String BACK_PAYMENT = "dues-back-payment";

    /// How many months ahead may be paid besides the quarter.
    static final String PREPAYMENT = "dues-prepayment";

    /// After how many months in a row without any payment the branch is reminded.
    static final String OVERDUE = "dues-overdue";

    /// After how many months in a row without any payment somebody has left by themselves (自行脱党).
    static final String SELF_EXIT = "dues-self-exit";

    private static final String FIXED = "dues-fixed-";

    /// @throws IllegalStateException when no version of that rule is in force
    int number(String name) {
        var value = numbers.get(name);
        if (value == null) {
            throw new IllegalStateException("No rule %s is in force".formatted(name));
        }
        return value;
    }

    /// Monthly amounts set by the province, by class.
    Map<PayerClass, Money> fixed() {
        var fixed = new EnumMap<PayerClass, Money>(PayerClass.class);
        for (var payerClass : PayerClass.values()) {
            var value = numbers.get(FIXED + payerClass);
            if (value != null) {
                fixed.put(payerClass, new Money(value));
            }
        }
        return fixed;
    }
}
