package dangjian.org.registry;

import dangjian.kit.imports.FirstRows;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetRow;
import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one sheet and says what is wrong with each by itself and among the others.
final class SheetParser {

    private final FirstRows names = new FirstRows();
    private final FirstRows codes = new FirstRows();
    private final Map<String, String> units = new HashMap<>();
    private final LocalDate today;

    SheetParser(LocalDate today) {
        this.today = today;
    }

    /// @return nothing when the row has no usable name
    @Nullable
    SheetOrganization parse(SheetRow row, RowFaults faults) {
        var cells = new SheetCells(row, faults);
        var name = cells.required(Field.NAME);
        var parsed = parse(cells, row.number(), name == null ? "" : name);
        var check = new ProfileCheck(today, (field, code, arguments) -> addOnce(faults, field, code, arguments));
        check.check(parsed.naming(), parsed.contact(), parsed.unit());
        check.check(parsed.foundedOn(), parsed.term());
        if (name == null) {
            return null;
        }
        names.note(name, row.number()).ifPresent(first -> faults.add(Field.NAME.column(), "import.duplicate", first));
        if (!cells.isFaulty(Field.NAME)) {
            noteCodes(parsed, faults);
        }
        return parsed;
    }

    private void noteCodes(SheetOrganization parsed, RowFaults faults) {
        var code = parsed.naming().code();
        if (code != null) {
            codes.note(code, parsed.row()).ifPresent(first -> addOnce(faults, Field.CODE, "import.duplicate", first));
        }
        var unit = parsed.unit();
        if (unit.creditCode() != null && unit.name() != null && !faults.has(Field.CREDIT_CODE.column())) {
            var holder = units.putIfAbsent(unit.creditCode(), unit.name());
            if (holder != null && !holder.equals(unit.name())) {
                faults.add(Field.CREDIT_CODE.column(), "organization.credit-code-of-other-unit", holder);
            }
        }
    }

    private static SheetOrganization parse(SheetCells cells, int row, String name) {
        var parentName = cells.text(Field.PARENT);
        var kind = kind(cells, parentName);
        var shortName = cells.text(Field.SHORT_NAME);
        return new SheetOrganization(
                row,
                parentName,
                new Naming(name, shortName == null ? name : shortName, cells.code(Field.CODE)),
                kind,
                cells.listed(Field.CATEGORY, UnitCategory::parse),
                new Contact(
                        cells.text(Field.SECRETARY_NAME),
                        cells.text(Field.CONTACT_NAME),
                        cells.phone(Field.CONTACT_PHONE)),
                unit(cells),
                new Term(cells.date(Field.ELECTED_ON), cells.date(Field.TERM_ENDS_ON)),
                founded(cells));
    }

    /// 党委 without a superior is the district committee; nothing else stands alone.
    private static @Nullable OrganizationKind kind(SheetCells cells, @Nullable String parentName) {
        var kind = cells.listed(Field.KIND, OrganizationKind::parse);
        if (parentName != null || cells.isFaulty(Field.PARENT)) {
            return kind;
        }
        if (kind == OrganizationKind.COMMITTEE) {
            return OrganizationKind.DISTRICT_COMMITTEE;
        }
        if (kind != null && kind != OrganizationKind.DISTRICT_COMMITTEE) {
            cells.faults().add(Field.PARENT.column(), "organization.parent-required");
        }
        return kind;
    }

    private static Unit unit(SheetCells cells) {
        var creditCode = cells.code(Field.CREDIT_CODE);
        return new Unit(
                cells.text(Field.UNIT_NAME),
                creditCode == null ? null : creditCode.toUpperCase(Locale.ROOT),
                cells.text(Field.CREDIT_CODE_NOTE),
                cells.code(Field.DIVISION_CODE),
                cells.text(Field.ADDRESS),
                position(cells));
    }

    private static @Nullable Position position(SheetCells cells) {
        var longitude = cells.number(Field.LONGITUDE);
        var latitude = cells.number(Field.LATITUDE);
        if (longitude != null && latitude != null) {
            return new Position(longitude, latitude);
        }
        if (longitude != null && !cells.isFaulty(Field.LATITUDE)) {
            cells.faults().add(Field.LATITUDE.column(), "organization.position");
        }
        if (latitude != null && !cells.isFaulty(Field.LONGITUDE)) {
            cells.faults().add(Field.LONGITUDE.column(), "organization.position");
        }
        return null;
    }

    private static @Nullable LocalDate founded(SheetCells cells) {
        var day = cells.date(Field.FOUNDED_ON);
        if (day == null && !cells.isFaulty(Field.FOUNDED_ON)) {
            cells.faults().add(Field.FOUNDED_ON.column(), "import.required");
        }
        return day;
    }

    private static void addOnce(RowFaults faults, Field field, String code, Object... arguments) {
        if (!faults.has(field.column())) {
            faults.add(field.column(), code, arguments);
        }
    }
}
