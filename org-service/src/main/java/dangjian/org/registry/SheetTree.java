package dangjian.org.registry;

import dangjian.kit.imports.ImportRow;
import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.Rulebook;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tree that the rows of a sheet make among themselves and with the register, in whatever order they stand.
final class SheetTree {

    private final Register register;
    private final Rulebook rulebook;
    private final LocalDate today;
    private final boolean mayPlantRoot;
    private final Map<String, ImportRow<SheetOrganization>> byName = new HashMap<>();
    private final Map<String, List<ImportRow<SheetOrganization>>> byParent = new HashMap<>();

    /// @param mayPlantRoot whether the caller may enter the district committee
    SheetTree(Register register, Rulebook rulebook, LocalDate today, boolean mayPlantRoot) {
        this.register = register;
        this.rulebook = rulebook;
        this.today = today;
        this.mayPlantRoot = mayPlantRoot;
    }

    /// Says what is wrong with each row's place in the tree.
    ///
    /// @return the rows that have a place, parents before children
    List<SheetOrganization> check(List<ImportRow<SheetOrganization>> rows) {
        rows.forEach(row -> byName.putIfAbsent(row.value().name(), row));
        var ready = new ArrayDeque<ImportRow<SheetOrganization>>();
        @Nullable Integer root = null;
        for (var row : rows) {
            var parentName = row.value().parentName();
            if (parentName == null) {
                root = row.value().isRoot() ? checkRoot(row, root) : root;
                ready.add(row);
            } else if (register.parents().containsKey(parentName) || !byName.containsKey(parentName)) {
                checkKnownParent(row, parentName);
                ready.add(row);
            } else {
                byParent.computeIfAbsent(parentName, _ -> new ArrayList<>()).add(row);
            }
        }
        var ordered = descend(ready);
        byParent.values().forEach(waiting -> waiting.forEach(SheetTree::complainOfCircle));
        return ordered;
    }

    private List<SheetOrganization> descend(ArrayDeque<ImportRow<SheetOrganization>> ready) {
        var ordered = new ArrayList<SheetOrganization>();
        while (!ready.isEmpty()) {
            var row = ready.remove();
            ordered.add(row.value());
            if (byName.get(row.value().name()) == row) {
                var children = byParent.remove(row.value().name());
                if (children != null) {
                    children.forEach(child -> checkParentInSheet(child, row));
                    ready.addAll(children);
                }
            }
        }
        return ordered;
    }

    /// @return the row of the first root in the sheet
    private Integer checkRoot(ImportRow<SheetOrganization> row, @Nullable Integer first) {
        if (register.names().contains(row.value().name())) {
            return first == null ? row.number() : first;
        }
        if (!mayPlantRoot) {
            complain(row, Field.PARENT, "organization.root-not-allowed");
        } else if (register.hasRoot()) {
            complain(row, Field.PARENT, "organization.root-exists");
        } else if (first != null) {
            complain(row, Field.PARENT, "organization.root-twice", first);
        }
        return first == null ? row.number() : first;
    }

    private void checkKnownParent(ImportRow<SheetOrganization> row, String parentName) {
        var parent = register.parents().get(parentName);
        if (parent == null) {
            complain(row, Field.PARENT, "organization.parent-unknown", parentName);
        } else {
            checkKinds(row, parent.profile().kind());
        }
    }

    private void checkParentInSheet(ImportRow<SheetOrganization> child, ImportRow<SheetOrganization> parent) {
        var parentKind = parent.value().kind();
        if (parentKind != null) {
            checkKinds(child, parentKind);
        }
        if (!parent.faults().isEmpty()) {
            complain(child, Field.PARENT, "organization.parent-faulty", parent.number());
        }
    }

    private void checkKinds(ImportRow<SheetOrganization> row, OrganizationKind parentKind) {
        var kind = row.value().kind();
        if (kind != null) {
            new RuleCheck(rulebook, today, (field, code, arguments) -> complain(row, field, code, arguments))
                    .place(kind, parentKind);
        }
    }

    private static void complainOfCircle(ImportRow<SheetOrganization> row) {
        complain(row, Field.PARENT, "organization.parent-circle");
    }

    private static void complain(ImportRow<SheetOrganization> row, Field field, String code, Object... arguments) {
        if (!row.faults().has(field.column())) {
            row.faults().add(field.column(), code, arguments);
        }
    }
}
