package dangjian.member.dues;

import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetRow;
import dangjian.member.roster.MemberFinder;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a sheet of payments (党费收缴台账, or the file of a bank or payment service).
///
/// @param reference the number that bank or payment service gave (流水号), if any
/// @param reason why months are paid that lie further back than is usual
record PaymentRow(
        MemberFinder.Named payer,
        Money amount,
        LocalDate paidOn,
        PaymentMethod method,
        @Nullable String reference,
        @Nullable String reason) {

    static final SheetColumn AMOUNT = SheetColumn.required("金额", "交纳金额", "缴费金额", "金额（元）");
    static final SheetColumn PAID_ON = SheetColumn.required("交纳日期", "缴费日期", "交易日期", "交易时间", "日期");
    static final SheetColumn METHOD = SheetColumn.optional("缴纳方式", "交纳方式", "支付方式");
    static final SheetColumn REFERENCE = SheetColumn.optional("流水号", "交易流水号", "订单号", "交易号");
    static final SheetColumn REASON = SheetColumn.optional("补交理由", "备注");

    static final SheetLayout LAYOUT =
            SheetLayout.of(Payers.BRANCH, Payers.NAME, Payers.ID_NUMBER, AMOUNT, PAID_ON, METHOD, REFERENCE, REASON);

    private static final int LONGEST_TEXT = 200;
    private static final Map<String, PaymentMethod> METHODS = Map.of(
            "现金", PaymentMethod.CASH,
            "银行转账", PaymentMethod.TRANSFER,
            "转账", PaymentMethod.TRANSFER,
            "手机支付", PaymentMethod.MOBILE,
            "微信", PaymentMethod.MOBILE,
            "支付宝", PaymentMethod.MOBILE,
            "代扣", PaymentMethod.WITHHELD,
            "工资代扣", PaymentMethod.WITHHELD);

    /// @return nothing when the row is too faulty for any further check
    static @Nullable PaymentRow parse(SheetRow row, RowFaults faults) {
        Payers.mustBePlain(row, LAYOUT.columns(), faults);
        var payer = Payers.read(row, faults);
        var amount = Payers.money(row.cell(AMOUNT)).filter(Money::isPositive);
        if (amount.isEmpty()) {
            faults.add(AMOUNT, "dues.import.amount");
        }
        var paidOn = row.cell(PAID_ON).date();
        if (paidOn.isEmpty()) {
            faults.add(PAID_ON, "import.date");
        }
        var method = method(row);
        if (method.isEmpty()) {
            faults.add(METHOD, "dues.import.method");
        }
        if (row.cell(REFERENCE).isImprecise()) {
            faults.add(REFERENCE, "import.imprecise");
        }
        for (var column : new SheetColumn[] {REFERENCE, REASON}) {
            if (row.cell(column).text().length() > LONGEST_TEXT) {
                faults.add(column, "import.too-long", LONGEST_TEXT);
            }
        }
        return faults.isEmpty()
                ? new PaymentRow(
                        payer,
                        amount.orElseThrow(),
                        paidOn.orElseThrow(),
                        method.orElseThrow(),
                        reference(row),
                        Payers.text(row, REASON))
                : null;
    }

    DuesCollection.Taking taking(UUID branch) {
        return new DuesCollection.Taking(branch, paidOn, method, reason);
    }

    /// By what the payment is recognised when it comes again: its number, or else what the row says and how often the
    /// sheet said so before.
    String key(UUID member, int before) {
        return reference == null
                ? "%s %s %s %s %d"
                        .formatted(member, paidOn, method, amount.yuan().toPlainString(), before)
                : method + " " + reference;
    }

    private static Optional<PaymentMethod> method(SheetRow row) {
        return row.cell(METHOD).isBlank()
                ? Optional.of(PaymentMethod.TRANSFER)
                : Optional.ofNullable(METHODS.get(row.cell(METHOD).compact()));
    }

    private static @Nullable String reference(SheetRow row) {
        return row.cell(REFERENCE).isBlank() ? null : row.cell(REFERENCE).compact();
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "PaymentRow[%s]".formatted(payer);
    }
}
