package dangjian.kit.imports;

import java.nio.file.Path;

/// A workbook that was received, and what is asked for.
record ImportUpload(Path file, String fileName, ImportMode mode, boolean dryRun) {}
