package dangjian.member.roster;

import dangjian.kit.imports.FirstRows;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetRow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one sheet: what can be said of a row without asking the database.
final class RowReading {

    private final CodeBook book;
    private final Seal seal;
    private final LocalDate today;
    private final FirstRows idNumbers = new FirstRows();

    RowReading(CodeBook book, Seal seal, LocalDate today) {
        this.book = book;
        this.seal = seal;
        this.today = today;
    }

    CodeBook book() {
        return book;
    }

    Candidate read(SheetRow row, RowFaults faults) {
        var entry = EntryCheck.check(field -> row.cell(field.column()), book, today);
        entry.faults().forEach(fault -> add(faults, fault));
        var branch = branch(row, faults);
        var id = entry.id();
        if (id == null) {
            return new Candidate(branch, null, List.of(), null);
        }
        var first = idNumbers.note(id.number(), row.number());
        if (first.isPresent()) {
            faults.add(RosterField.ID_NUMBER.column(), "import.duplicate", first.getAsInt());
            return new Candidate(branch, null, List.of(), null);
        }
        var draft = entry.draft();
        if (draft == null || !entry.doubts().isEmpty()) {
            var index = seal.index(PersonalField.ID_NUMBER, id.number());
            return new Candidate(branch, SealedData.hex(index), entry.doubts(), null);
        }
        var sealed = seal.seal(draft.personal());
        return new Candidate(branch, sealed.idNumberHex(), List.of(), new Candidate.Prepared(draft, sealed));
    }

    static void add(RowFaults faults, Fault fault) {
        faults.add(fault.field().column(), fault.code(), fault.arguments().toArray());
    }

    private static @Nullable String branch(SheetRow row, RowFaults faults) {
        var column = RosterField.BRANCH.column();
        var cell = row.cell(column);
        if (cell.isBlank()) {
            faults.add(column, "import.required");
        } else if (cell.isDangerous()) {
            faults.add(column, "member.unsafe");
        } else {
            return cell.text();
        }
        return null;
    }
}
