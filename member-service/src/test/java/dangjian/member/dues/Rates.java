package dangjian.member.dues;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rates of 2008 as the migration holds them, and accounts by them.
final class Rates {

    static final UUID MEMBER = new UUID(1, 1);
    static final UUID BRANCH = new UUID(2, 2);

    private Rates() {}

    static DuesScheme of2008(int roundingUnit) {
        var header = new DuesScheme.Header(1, LocalDate.of(2008, 4, 1), "2008", "中组发〔2008〕3号");
        return new DuesScheme(
                header,
                List.of(
                        rates(
                                PayerClass.MONTHLY_WAGE,
                                "每月工资收入（税后）",
                                12,
                                bracket(0, 50),
                                bracket(300_000, 100),
                                bracket(500_000, 150),
                                bracket(1_000_000, 200)),
                        rates(PayerClass.IRREGULAR_INCOME, "上季度月平均纯收入", 3, bracket(0, 50)),
                        rates(PayerClass.ANNUAL_SALARY, "当月薪酬", 1, bracket(0, 50)),
                        rates(PayerClass.RETIRED, "养老金", 12, bracket(0, 50), bracket(500_000, 100)),
                        rates(PayerClass.FARMER, null, 12, new DuesScheme.Bracket(0, null, 20L, 100L)),
                        rates(PayerClass.STUDENT, null, 12, new DuesScheme.Bracket(0, null, 20L, 20L))),
                roundingUnit,
                Map.of(PayerClass.FARMER, new Money(50)));
    }

    static DuesMonth month(int month, long payable, long paid) {
        return month(month, payable, paid, false);
    }

    static DuesMonth month(int month, long payable, long paid, boolean isQuarterly) {
        return new DuesMonth(MEMBER, 2026, month, BRANCH, isQuarterly, payable, payable, paid);
    }

    private static DuesScheme.Bracket bracket(long above, int rate) {
        return new DuesScheme.Bracket(above, rate, null, null);
    }

    private static DuesScheme.Rates rates(
            PayerClass payerClass, @Nullable String base, int months, DuesScheme.Bracket... brackets) {
        return new DuesScheme.Rates(
                new DuesScheme.Kind(payerClass, payerClass.name(), base, months, false, List.of()), List.of(brackets));
    }
}
