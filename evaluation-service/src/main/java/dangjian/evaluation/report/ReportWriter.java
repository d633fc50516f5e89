package dangjian.evaluation.report;

import dangjian.evaluation.report.Chapter.Paragraph;
import dangjian.evaluation.report.Chapter.Sentence;
import dangjian.evaluation.report.Chapter.Span;
import dangjian.evaluation.report.ReportTemplate.Part;
import dangjian.evaluation.report.ReportTemplate.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a report's text: puts figures and facts in their places, and says openly where a figure is not known.
final class ReportWriter {

    private static final Pattern PLACE = Pattern.compile("\\{([\\w-]+)(\\.groups)?}");

    private final ReportTemplate template;
    private final Map<String, FigureSnapshot> figures;
    private final ReportFacts facts;

    ReportWriter(ReportTemplate template, List<FigureSnapshot> figures, ReportFacts facts) {
        this.template = template;
        this.figures = figures.stream().collect(Collectors.toMap(FigureSnapshot::id, Function.identity()));
        this.facts = facts;
    }

    String title() {
        return sentence(template.title()).map(Sentence::text).orElseThrow();
    }

    /// A chapter or paragraph that has nothing to say is left out, and so is a sentence with an empty place.
    List<Chapter> chapters() {
        return template.chapters().stream()
                .map(this::chapter)
                .filter(chapter -> !chapter.paragraphs().isEmpty())
                .toList();
    }

    private Chapter chapter(Part part) {
        return new Chapter(
                part.heading(),
                part.sections().stream()
                        .map(this::paragraph)
                        .filter(paragraph -> !paragraph.sentences().isEmpty())
                        .toList());
    }

    private Paragraph paragraph(Section section) {
        return new Paragraph(
                section.heading(),
                section.sentences().stream()
                        .map(this::sentence)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<Sentence> sentence(String text) {
        var spans = new ArrayList<Span>();
        var reasons = new HashSet<String>();
        var matcher = PLACE.matcher(text);
        var end = 0;
        while (matcher.find()) {
            spans.add(Span.plain(text.substring(end, matcher.start())));
            var piece = piece(matcher.group(1), matcher.group(2) != null, reasons);
            if (piece.text().isEmpty()) {
                return Optional.empty();
            }
            spans.add(piece);
            end = matcher.end();
        }
        spans.add(Span.plain(text.substring(end)));
        return Optional.of(Sentence.of(
                spans.stream().filter(span -> !span.text().isEmpty()).toList()));
    }

    private Span piece(String name, boolean isBreakdown, Set<String> reasons) {
        var figure = figures.get(name);
        if (figure == null) {
            var fact = facts.texts().get(name);
            return Span.plain(Objects.requireNonNull(fact, () -> "No figure or fact is called " + name));
        }
        if (isBreakdown) {
            return new Span(breakdown(figure), name, false);
        }
        return figure.isKnown()
                ? new Span(Objects.requireNonNull(figure.shown()), name, false)
                : new Span(unknown(figure, reasons), name, true);
    }

    private static String breakdown(FigureSnapshot figure) {
        return figure.groups().stream()
                .map(group -> group.label() + group.value().toPlainString() + figure.unit())
                .collect(Collectors.joining("、"));
    }

    private static String unknown(FigureSnapshot figure, Set<String> reasons) {
        var reason = figure.reason() == null ? "" : figure.reason().replaceFirst("。$", "");
        return reasons.add(reason) ? "（暂无数据：" + reason + "）" : "（暂无数据，原因同前）";
    }
}
