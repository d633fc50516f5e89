package dangjian.kit.imports;

import dangjian.kit.sheet.SheetColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with one row.
public final class RowFaults {

    private final List<RowFault> faults = new ArrayList<>(0);

    /// Notes a fault of one cell.
    ///
    /// @param code its text stands in the service's message bundle
    /// @param arguments numbers and texts for the message; they are stored in clear, so never personal data
    public void add(SheetColumn column, String code, Object... arguments) {
        faults.add(new RowFault(column.heading(), code, List.of(arguments)));
    }

    /// Notes a fault of the row as a whole.
    public void add(String code, Object... arguments) {
        faults.add(new RowFault(null, code, List.of(arguments)));
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /// Whether that cell already has a fault, so that nobody is told twice.
    public boolean has(SheetColumn column) {
        return faults.stream().anyMatch(fault -> column.heading().equals(fault.column()));
    }

    List<RowFault> list() {
        return faults;
    }

    record RowFault(@Nullable String column, String code, List<Object> arguments) {}
}
