package dangjian.member.development;

import dangjian.kit.imports.FirstRows;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.Cell;
import dangjian.kit.sheet.DateText;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.sheet.YesNo;
import dangjian.kit.web.Problem;
import dangjian.member.ballot.Ballot;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the rows of one ledger: what can be said of a row without asking the database.
final class LedgerReading {

    private static final Pattern SEPARATOR = Pattern.compile("[、,，;；\\s]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern NO_COUNT = Pattern.compile("(^|[^\\d])[-−]\\s*\\d|\\d{6,}|\\d\\.\\d");
    private static final int LONGEST = 200;
    private static final int MOST_HOURS = 1000;

    private final LocalDate today;
    private final FirstRows idNumbers = new FirstRows();

    LedgerReading(LocalDate today) {
        this.today = today;
    }

    static List<String> parts(String text) {
        return Arrays.stream(SEPARATOR.split(text))
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    LedgerRow read(SheetRow row, RowFaults faults) {
        var read = new LedgerRow(
                row.number(),
                new EnumMap<>(LedgerColumn.class),
                new EnumMap<>(LedgerColumn.class),
                new EnumMap<>(LedgerColumn.class));
        for (var column : LedgerColumn.values()) {
            var cell = row.cell(column.column());
            if (cell.isBlank()) {
                if (column.column().required()) {
                    faults.add(column.column(), "import.required");
                }
            } else if (cell.isDangerous()) {
                faults.add(column.column(), "member.unsafe");
            } else {
                read(column, cell, read, faults);
            }
        }
        mustStandOnce(read, faults);
        return read;
    }

    private void mustStandOnce(LedgerRow row, RowFaults faults) {
        var idNumber = row.text(LedgerColumn.ID_NUMBER);
        if (idNumber != null) {
            idNumbers
                    .note(identity(idNumber, row), row.number())
                    .ifPresent(first -> faults.add(LedgerColumn.ID_NUMBER.column(), "import.duplicate", first));
        }
    }

    /// Of one person there may be several applications that came to nothing.
    private static String identity(String idNumber, LedgerRow row) {
        var appliedOn = row.day(LedgerColumn.APPLICATION);
        var status = row.status();
        return status != null && status.isInVain() && appliedOn != null
                ? EarlierCases.key(idNumber, appliedOn)
                : idNumber;
    }

    private void read(LedgerColumn column, Cell cell, LedgerRow row, RowFaults faults) {
        switch (column.kind()) {
            case TEXT -> text(column, cell, row.texts(), faults);
            case PEOPLE -> row.texts().put(column, cell.plain());
            case YES_NO ->
                YesNo.parse(cell.text())
                        .ifPresentOrElse(
                                isYes -> row.texts().put(column, isYes.toString()),
                                () -> faults.add(column.column(), "import.yes-no"));
            case NUMBER -> hours(column, cell, row.texts(), faults);
            case DAY, STEP, STEPS -> days(column, cell, row, faults);
            case BALLOT -> ballot(column, cell, row.ballots(), faults);
        }
    }

    private static void text(LedgerColumn column, Cell cell, Map<LedgerColumn, String> texts, RowFaults faults) {
        if (cell.plain().length() > LONGEST) {
            faults.add(column.column(), "import.too-long", LONGEST);
        } else if (column != LedgerColumn.ID_NUMBER) {
            texts.put(column, cell.plain());
        } else if (cell.isImprecise()) {
            faults.add(column.column(), "import.imprecise");
        } else {
            texts.put(column, cell.compact().toUpperCase(Locale.ROOT));
        }
    }

    private static void hours(LedgerColumn column, Cell cell, Map<LedgerColumn, String> texts, RowFaults faults) {
        if (NUMBER.matcher(cell.compact()).matches() && Integer.parseInt(cell.compact()) <= MOST_HOURS) {
            texts.put(column, cell.compact());
        } else {
            faults.add(column.column(), "member.development.import-number", MOST_HOURS);
        }
    }

    private void days(LedgerColumn column, Cell cell, LedgerRow row, RowFaults faults) {
        var whole = cell.date();
        var days = whole.isPresent()
                ? List.of(whole)
                : parts(cell.plain()).stream().map(DateText::parse).toList();
        var known = days.stream().flatMap(day -> day.stream()).sorted().toList();
        if (days.isEmpty() || known.size() < days.size()) {
            faults.add(column.column(), "import.date");
        } else if (known.size() > 1 && column.kind() != LedgerColumn.Kind.STEPS) {
            faults.add(column.column(), "member.development.import-one-day");
        } else if (known.getLast().isAfter(today) && column != LedgerColumn.PROBATION_TO) {
            faults.add(column.column(), "import.future");
        } else {
            row.days().put(column, known);
        }
    }

    private static void ballot(LedgerColumn column, Cell cell, Map<LedgerColumn, Ballot> ballots, RowFaults faults) {
        var counts = NUMBER.matcher(cell.plain())
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
        if (counts.size() != 5 && counts.size() != 8
                || NO_COUNT.matcher(cell.plain()).find()) {
            faults.add(column.column(), "member.development.import-ballot");
            return;
        }
        var ballot = new Ballot(
                counts.get(0),
                counts.get(1),
                counts.get(2),
                counts.get(3),
                counts.get(4),
                counts.size() == 8 ? counts.get(5) : 0,
                counts.size() == 8 ? counts.get(6) : 0,
                counts.size() == 8 ? counts.get(7) : 0,
                true);
        try {
            ballot.check("");
            ballots.put(column, ballot);
        } catch (Problem problem) {
            problem.faults()
                    .forEach(fault -> faults.add(
                            column.column(), fault.code(), fault.arguments().toArray()));
        }
    }
}
