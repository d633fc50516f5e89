package dangjian.kit.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// Makes cells from the numbers in a sheet, among them dates, which are days since 1900 or 1904.
final class NumberCell {

    private static final int LONGEST = 40;
    private static final int LAST_DAY = 2_958_465;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);

    /// One day early: a bug of 1983 that every spreadsheet keeps counts 29 February 1900.
    private static final LocalDate START_1900 = LocalDate.of(1899, 12, 30);

    private static final int MARCH_1900 = 61;

    private NumberCell() {}

    static Cell number(String raw) {
        if (raw.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return new Cell(Cell.Kind.NUMBER, raw, false);
        }
        var value = value(raw);
        var plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return new Cell(Cell.Kind.NUMBER, plain, false);
    }

    /// A date cell; a number that no calendar knows stays a number.
    static Cell date(String raw, boolean startsIn1904) {
        var value = value(raw);
        var days = value.doubleValue();
        if (days < 0 || days >= LAST_DAY + 1) {
            return number(raw);
        }
        var wholeDays = (int) days;
        var seconds = (int) Math.round((days - wholeDays) * SECONDS_PER_DAY);
        var date = day(wholeDays, startsIn1904).plusDays(seconds / SECONDS_PER_DAY);
        var rest = seconds % SECONDS_PER_DAY;
        var text = rest == 0
                ? date.toString()
                : LocalDateTime.of(date, LocalTime.ofSecondOfDay(rest)).toString();
        return new Cell(Cell.Kind.DATE, text, false);
    }

    private static LocalDate day(int number, boolean startsIn1904) {
        if (startsIn1904) {
            return START_1904.plusDays(number);
        }
        return START_1900.plusDays(number < MARCH_1900 ? number + 1 : number);
    }

    private static BigDecimal value(String raw) {
        try {
            if (raw.length() <= LONGEST && Double.isFinite(Double.parseDouble(raw))) {
                var value = new BigDecimal(raw);
                return Math.abs(value.scale()) > 400 ? BigDecimal.ZERO : value;
            }
        } catch (NumberFormatException _) {
            // falls through: no number at all
        }
        throw SheetException.corrupt();
    }
}
