package dangjian.org.registry;

import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Scope;
import dangjian.org.rule.Rulebook;
import java.time.LocalDate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// One import of organisations: every row is checked by itself, against the register, and for its place in the tree.
final class OrganizationImport implements ImportRun<SheetOrganization> {

    private final RegisterService service;
    private final UUID district;
    private final LocalDate today;
    private final Scope scope;
    private final boolean mayPlantRoot;
    private final SheetParser parser;
    private @Nullable Planting planting;

    OrganizationImport(RegisterService service, UUID district, LocalDate today, Scope scope, boolean mayPlantRoot) {
        this.service = service;
        this.district = district;
        this.today = today;
        this.scope = scope;
        this.mayPlantRoot = mayPlantRoot;
        this.parser = new SheetParser(today);
    }

    @Override
    public @Nullable SheetOrganization parse(SheetRow row, RowFaults faults) {
        return parser.parse(row, faults);
    }

    @Override
    public Mono<Void> check(List<ImportRow<SheetOrganization>> rows) {
        var values = rows.stream().map(ImportRow::value).toList();
        return Mono.zip(service.look(values, scope), service.rulebook())
                .doOnNext(known -> check(rows, known.getT1(), known.getT2()))
                .then();
    }

    @Override
    public Mono<Void> apply(List<SheetOrganization> rows) {
        var place = planting;
        if (place == null) {
            return Mono.error(new IllegalStateException("Rows are applied that were never checked"));
        }
        var valid = Collections.<SheetOrganization>newSetFromMap(new IdentityHashMap<>());
        valid.addAll(rows);
        return service.plant(place.only(valid), scope);
    }

    private void check(List<ImportRow<SheetOrganization>> rows, Register register, Rulebook rulebook) {
        rows.forEach(row -> checkRow(row, register, rulebook));
        var ordered = new SheetTree(register, rulebook, today, mayPlantRoot).check(rows);
        planting = new Planting(ordered, register.parents(), rulebook, district);
    }

    /// What is registered already is told once, whatever else is wrong with the row.
    private void checkRow(ImportRow<SheetOrganization> row, Register register, Rulebook rulebook) {
        var value = row.value();
        if (register.names().contains(value.name())) {
            complain(row, Field.NAME, "import.registered");
            return;
        }
        var code = value.naming().code();
        if (code != null && register.codes().contains(code)) {
            complain(row, Field.CODE, "import.registered");
        }
        var unit = value.unit();
        var holder = unit.creditCode() == null ? null : register.units().get(unit.creditCode());
        if (holder != null && unit.name() != null && !holder.equals(unit.name())) {
            complain(row, Field.CREDIT_CODE, "organization.credit-code-of-other-unit", holder);
        }
        if (value.kind() != null && value.category() != null) {
            new RuleCheck(rulebook, today, (field, fault, arguments) -> complain(row, field, fault, arguments))
                    .term(value.kind(), value.category(), value.term());
        }
    }

    private static void complain(ImportRow<SheetOrganization> row, Field field, String code, Object... arguments) {
        if (!row.faults().has(field.column())) {
            row.faults().add(field.column(), code, arguments);
        }
    }
}
