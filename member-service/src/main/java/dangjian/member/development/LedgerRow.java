package dangjian.member.development;

import dangjian.member.ballot.Ballot;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of a ledger as it was read: cells that were empty or faulty are left out.
record LedgerRow(
        int number,
        Map<LedgerColumn, String> texts,
        Map<LedgerColumn, List<LocalDate>> days,
        Map<LedgerColumn, Ballot> ballots) {

    @Nullable
    String text(LedgerColumn column) {
        return texts.get(column);
    }

    /// What it says of how far the case has come; nothing when it says nothing known.
    @Nullable
    CaseStatus status() {
        var told = texts.get(LedgerColumn.STATUS);
        return told == null ? null : CaseStatus.labelled(told);
    }

    boolean isYes(LedgerColumn column) {
        return Boolean.TRUE.toString().equals(texts.get(column));
    }

    @Nullable
    Integer number(LedgerColumn column) {
        var text = texts.get(column);
        return text == null ? null : Integer.valueOf(text);
    }

    List<LocalDate> days(LedgerColumn column) {
        return days.getOrDefault(column, List.of());
    }

    @Nullable
    LocalDate day(LedgerColumn column) {
        var all = days(column);
        return all.isEmpty() ? null : all.getFirst();
    }

    @Nullable
    Ballot ballot(LedgerColumn column) {
        return ballots.get(column);
    }

    /// The names in a cell of people.
    List<String> people(LedgerColumn column) {
        var text = texts.get(column);
        return text == null ? List.of() : LedgerReading.parts(text);
    }

    Applying person() {
        return new Applying(
                text(LedgerColumn.NAME),
                text(LedgerColumn.ID_NUMBER),
                text(LedgerColumn.NATION),
                text(LedgerColumn.EDUCATION),
                text(LedgerColumn.POSITION),
                text(LedgerColumn.PHONE),
                text(LedgerColumn.ADDRESS));
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "LedgerRow " + number;
    }
}
