package dangjian.member.ledger;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.PlainText;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.sheet.YesNo;
import dangjian.member.roster.NamedMembers;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the cells of a row, and notes what is wrong with each; what is wrong reads as something harmless.
public final class RowReader {

    private final SheetRow row;
    private final RowFaults faults;
    private final LocalDate today;

    RowReader(SheetRow row, RowFaults faults, LocalDate today) {
        this.row = row;
        this.faults = faults;
        this.today = today;
    }

    /// Whether nothing is wrong so far.
    public boolean isGood() {
        return faults.isEmpty();
    }

    public void fault(SheetColumn column, String code, Object... arguments) {
        faults.add(column, code, arguments);
    }

    /// A text that must be there.
    public String text(SheetColumn column, int shortest, int longest) {
        var text = optionalText(column, longest);
        if (text == null || text.length() < shortest) {
            if (!faults.has(column)) {
                faults.add(column, text == null ? "import.required" : "member.sheet.length", shortest, longest);
            }
            return "";
        }
        return text;
    }

    public @Nullable String optionalText(SheetColumn column, int longest) {
        var cell = row.cell(column);
        if (cell.isBlank()) {
            return null;
        }
        if (cell.isDangerous()) {
            faults.add(column, "member.unsafe");
            return null;
        }
        var text = cell.plain();
        if (text.length() > longest) {
            faults.add(column, "member.sheet.length", 1, longest);
            return null;
        }
        return text;
    }

    /// A day that has come.
    public LocalDate day(SheetColumn column) {
        var day = optionalDay(column);
        if (day == null && !faults.has(column)) {
            faults.add(column, "import.required");
        } else if (day != null && day.isAfter(today)) {
            faults.add(column, "member.badge.future");
        }
        return day == null ? today : day;
    }

    public @Nullable LocalDate optionalDay(SheetColumn column) {
        var cell = row.cell(column);
        if (cell.isBlank()) {
            return null;
        }
        var day = cell.date().filter(found -> !found.isBefore(BusinessTime.FOUNDING) && found.getYear() < 2200);
        if (day.isEmpty()) {
            faults.add(column, "member.sheet.day");
        }
        return day.orElse(null);
    }

    /// A day that has come, if there is any.
    public @Nullable LocalDate optionalPastDay(SheetColumn column) {
        var day = optionalDay(column);
        if (day != null && day.isAfter(today)) {
            faults.add(column, "member.badge.future");
        }
        return day;
    }

    /// A whole number that must be there.
    public int number(SheetColumn column, int least, int greatest) {
        var number = optionalNumber(column, least, greatest);
        if (number == null && !faults.has(column)) {
            faults.add(column, "import.required");
        }
        return number == null ? least : number;
    }

    /// The lines of a text that must be there.
    public List<String> lines(SheetColumn column) {
        var cell = row.cell(column);
        if (cell.isBlank()) {
            faults.add(column, "import.required");
        } else if (cell.isDangerous()) {
            faults.add(column, "member.unsafe");
        }
        return cell.text()
                .lines()
                .map(PlainText::trim)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// A whole number, if there is any.
    public @Nullable Integer optionalNumber(SheetColumn column, int least, int greatest) {
        var text = row.cell(column).compact();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        }
        faults.add(column, "member.sheet.number", least, greatest);
        return null;
    }

    /// Yes or no; no where nothing stands.
    public boolean yes(SheetColumn column) {
        var cell = row.cell(column);
        if (cell.isBlank()) {
            return false;
        }
        var answer = YesNo.parse(cell.text());
        if (answer.isEmpty()) {
            faults.add(column, "member.sheet.yes-no");
        }
        return answer.orElse(false);
    }

    /// One of several by the name that sheets use, or by its code.
    public <T extends Enum<T>> T one(SheetColumn column, T[] all, Function<T, String> label) {
        var text = row.cell(column).compact();
        var found = Arrays.stream(all)
                .filter(value -> label.apply(value).equals(text) || value.name().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            faults.add(
                    column,
                    text.isEmpty() ? "import.required" : "member.sheet.listed",
                    Arrays.stream(all).map(label).collect(Collectors.joining("、")));
        }
        return found.orElse(all[0]);
    }

    @Nullable
    String idNumber(SheetColumn column) {
        var cell = row.cell(column);
        if (cell.isBlank()) {
            return null;
        }
        var fault = NamedMembers.fault(cell.compact());
        if (fault != null) {
            faults.add(column, fault);
            return null;
        }
        return cell.compact();
    }
}
