package dangjian.member.publication;

import dangjian.member.dues.Amounts;
import dangjian.member.dues.StatementService;

/// A month as it was published, in fen.
record PublishedMonth(
        int month, long members, long dueFen, long reducedFen, long paidFen, long openFen, long overpaidFen) {

    static PublishedMonth of(StatementService.SumLine line) {
        var amounts = line.amounts();
        return new PublishedMonth(
                line.month().getMonthValue(),
                line.members(),
                amounts.due().fen(),
                amounts.reduced().fen(),
                amounts.paid().fen(),
                amounts.open().fen(),
                amounts.overpaid().fen());
    }

    Amounts amounts() {
        return Amounts.of(dueFen, reducedFen, paidFen, openFen, overpaidFen);
    }
}
