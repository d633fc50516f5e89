package dangjian.evaluation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A chapter of a report's text; the opening has no heading.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Chapter(@Schema(example = "一、基本情况") @Nullable String heading, List<Paragraph> paragraphs) {

    /// A paragraph, with a heading of the second level or none.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Paragraph(@Nullable String heading, List<Sentence> sentences) {}

    /// A sentence and the figures in it.
    ///
    /// @param spans the same text in pieces, to mark what is a figure and what is not known
    record Sentence(String text, List<String> figures, List<Span> spans) {

        static Sentence of(List<Span> spans) {
            var text = spans.stream().map(Span::text).reduce("", String::concat);
            var figures = spans.stream()
                    .map(Span::figure)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            return new Sentence(text, figures, List.copyOf(spans));
        }
    }

    /// A piece of a sentence.
    ///
    /// @param figure the figure it tells of, if any
    /// @param isUnknown whether it stands in the place of a number that nobody knows
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Span(String text, @Nullable String figure, boolean isUnknown) {

        static Span plain(String text) {
            return new Span(text, null, false);
        }
    }
}
