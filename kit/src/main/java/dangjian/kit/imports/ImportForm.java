package dangjian.kit.imports;

import dangjian.kit.web.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The parts of an import request as they arrive.
final class ImportForm {

    private static final int LONGEST_NAME = 200;

    private final ImportFiles files;
    private @Nullable Path file;
    private String fileName = "";
    private ImportMode mode = ImportMode.ALL_OR_NOTHING;
    private boolean dryRun;

    ImportForm(ImportFiles files) {
        this.files = files;
    }

    /// Where the workbook shall be written.
    Path file(String name) {
        if (file != null) {
            throw Problem.invalid("request.invalid").at("file", "import.one-file");
        }
        fileName = harmless(name);
        return file = files.create();
    }

    void field(String name, String value) {
        switch (name) {
            case "mode" -> mode = ImportMode.parse(value.strip());
            case "dryRun" -> dryRun = yes(value.strip());
            case "file" -> throw Problem.invalid("request.invalid").at("file", "import.no-file");
            default -> {}
        }
    }

    ImportUpload upload() {
        if (file == null) {
            throw Problem.invalid("request.invalid").at("file", "import.no-file");
        }
        return new ImportUpload(file, fileName, mode, dryRun);
    }

    void discard() {
        if (file != null) {
            files.delete(file);
        }
    }

    private static boolean yes(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid("request.invalid").at("dryRun", "import.dry-run");
        };
    }

    private static String harmless(String name) {
        var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return plain.isEmpty() ? "import.xlsx" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }
}
