package dangjian.kit.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where in the archive the sheets, shared texts and formats of a workbook are.
///
/// @param sheets the parts of the visible sheets, in order
/// @param startsIn1904 whether days are counted from 1904 as old Macintoshes did
record WorkbookParts(List<String> sheets, String sharedTexts, String styles, boolean startsIn1904) {

    private static final String DEFAULT = "xl/workbook.xml";

    static WorkbookParts of(WorkbookFile file) throws IOException {
        var root = file.has("_rels/.rels") ? relations(file, "_rels/.rels", "") : Map.<String, Relation>of();
        var workbook = target(root, "/officeDocument", DEFAULT);
        if (!workbook.endsWith(".xml") || !file.has(workbook)) {
            throw SheetException.notAWorkbook();
        }
        var slash = workbook.lastIndexOf('/') + 1;
        var folder = workbook.substring(0, slash);
        var relationPart = folder + "_rels/" + workbook.substring(slash) + ".rels";
        if (!file.has(relationPart)) {
            throw SheetException.notAWorkbook();
        }
        return read(file, workbook, relations(file, relationPart, folder), folder);
    }

    private static WorkbookParts read(
            WorkbookFile file, String workbook, Map<String, Relation> relations, String folder) throws IOException {
        var sheets = new ArrayList<String>();
        var startsIn1904 = false;
        try (var xml = file.read(workbook)) {
            if (!xml.nextTag("workbook") || !"workbook".equals(xml.name())) {
                throw SheetException.notAWorkbook();
            }
            while (xml.nextTag("workbook") && !xml.isEnd()) {
                if ("workbookPr".equals(xml.name())) {
                    startsIn1904 = isTrue(xml.attribute("date1904"));
                } else if ("sheet".equals(xml.name()) && isVisible(xml.attribute("state"))) {
                    var relation = relations.get(String.valueOf(xml.attribute("id")));
                    if (relation != null && relation.type().endsWith("/worksheet")) {
                        sheets.add(relation.target());
                    }
                }
            }
        }
        return new WorkbookParts(
                List.copyOf(sheets),
                target(relations, "/sharedStrings", folder + "sharedStrings.xml"),
                target(relations, "/styles", folder + "styles.xml"),
                startsIn1904);
    }

    private static Map<String, Relation> relations(WorkbookFile file, String part, String folder) throws IOException {
        var relations = new HashMap<String, Relation>();
        try (var xml = file.read(part)) {
            while (xml.find("Relationship")) {
                String id = "";
                String type = "";
                String target = "";
                for (int i = 0; i < xml.attributes(); i++) {
                    switch (xml.attributeName(i)) {
                        case "Id" -> id = xml.attributeValue(i);
                        case "Type" -> type = xml.attributeValue(i);
                        case "Target" -> target = xml.attributeValue(i);
                        default -> {}
                    }
                }
                relations.put(id, new Relation(type, target.startsWith("/") ? target.substring(1) : folder + target));
            }
        }
        return relations;
    }

    private static String target(Map<String, Relation> relations, String type, String fallback) {
        return relations.values().stream()
                .filter(relation -> relation.type().endsWith(type))
                .map(Relation::target)
                .findFirst()
                .orElse(fallback);
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private static boolean isVisible(@Nullable String state) {
        return state == null || "visible".equals(state);
    }

    private record Relation(String type, String target) {}
}
