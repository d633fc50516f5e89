package dangjian.evaluation.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of a report before its figures are known, as versioned data.
record ReportTemplate(String version, String title, List<Part> chapters) {

    /// A chapter.
    record Part(@Nullable String heading, List<Section> sections) {}

    /// A paragraph, each sentence with places such as `{F01}`, `{F06.groups}` or `{asOf}`.
    record Section(@Nullable String heading, List<String> sentences) {}
}
