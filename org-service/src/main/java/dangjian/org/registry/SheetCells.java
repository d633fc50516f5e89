package dangjian.org.registry;

import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.Cell;
import dangjian.kit.sheet.PhoneText;
import dangjian.kit.sheet.SheetRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The cells of one row, read as what they should be; a cell that is none gives nothing and a fault.
record SheetCells(SheetRow row, RowFaults faults) {

    private static final int LONGEST_NUMBER = 20;

    @Nullable
    String required(Field field) {
        var text = text(field);
        if (text == null && !faults.has(field.column())) {
            faults.add(field.column(), "import.required");
        }
        return text;
    }

    @Nullable
    String text(Field field) {
        var cell = cell(field);
        if (cell.isBlank()) {
            return null;
        }
        if (cell.isDangerous()) {
            faults.add(field.column(), "import.dangerous");
            return null;
        }
        return cell.plain();
    }

    /// A number that is a name, not a quantity.
    @Nullable
    String code(Field field) {
        var cell = cell(field);
        if (cell.isBlank()) {
            return null;
        }
        if (cell.isDangerous() || cell.isImprecise()) {
            faults.add(field.column(), cell.isDangerous() ? "import.dangerous" : "import.imprecise");
            return null;
        }
        return cell.compact();
    }

    <T> @Nullable T listed(Field field, Function<String, Optional<T>> list) {
        var text = required(field);
        var entry = text == null ? Optional.<T>empty() : list.apply(text);
        if (text != null && entry.isEmpty()) {
            faults.add(field.column(), "import.not-listed", text);
        }
        return entry.orElse(null);
    }

    @Nullable
    LocalDate date(Field field) {
        return converted(field, "import.date", Cell::date);
    }

    @Nullable
    String phone(Field field) {
        return converted(field, "import.phone", cell -> PhoneText.parse(cell.text()));
    }

    @Nullable
    BigDecimal number(Field field) {
        return converted(field, "organization.number", cell -> number(cell.compact()));
    }

    boolean isFaulty(Field field) {
        return faults.has(field.column());
    }

    private <T> @Nullable T converted(Field field, String code, Function<Cell, Optional<T>> conversion) {
        var cell = cell(field);
        if (cell.isBlank()) {
            return null;
        }
        if (cell.isFormula()) {
            faults.add(field.column(), "import.formula");
            return null;
        }
        var value = conversion.apply(cell);
        if (value.isEmpty()) {
            faults.add(field.column(), code);
        }
        return value.orElse(null);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Cell cell(Field field) {
        return row.cell(field.column());
    }
}
