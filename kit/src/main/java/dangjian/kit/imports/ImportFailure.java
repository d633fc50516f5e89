package dangjian.kit.imports;

import dangjian.kit.sheet.SheetException;
import dangjian.kit.web.Problem;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;

/// Why an import could not be carried out.
record ImportFailure(String code, List<Object> arguments) {

    static final ImportFailure INTERRUPTED = new ImportFailure("import.interrupted", List.of());

    /// The reason that the creator is told; whatever nobody foresaw tells nothing internal.
    static ImportFailure of(Throwable failure) {
        return switch (failure) {
            case Interruption _ -> INTERRUPTED;
            case DataAccessResourceFailureException _ -> INTERRUPTED;
            case SheetException sheet -> new ImportFailure(sheet.code(), sheet.arguments());
            case Problem problem -> new ImportFailure(problem.code(), problem.arguments());
            case DataIntegrityViolationException _ -> new ImportFailure("import.conflict", List.of());
            case TransientDataAccessException _ -> new ImportFailure("import.conflict", List.of());
            default -> new ImportFailure("import.failed", List.of());
        };
    }

    boolean isUnforeseen() {
        return "import.failed".equals(code);
    }

    static RuntimeException interrupted() {
        return new Interruption();
    }

    private static final class Interruption extends RuntimeException {

        private Interruption() {
            super("The import was declared interrupted", null, false, false);
        }
    }
}
