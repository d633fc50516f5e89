package dangjian.evaluation.report;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.figure.FigureQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a report's text may say about the report itself, by the name of its place.
record ReportFacts(Map<String, String> texts) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    static ReportFacts of(
            String organization,
            FigureQuery query,
            List<FigureSnapshot> figures,
            List<Deviation> deviations,
            BigDecimal deviationLimit) {
        var unknown = figures.stream().filter(figure -> !figure.isKnown()).toList();
        return new ReportFacts(Map.of(
                "organization",
                organization,
                "from",
                day(query.from()),
                "to",
                day(query.to()),
                "asOf",
                day(query.asOf()),
                "allCount",
                "" + figures.size(),
                "knownCount",
                "" + (figures.size() - unknown.size()),
                "unknownCount",
                "" + unknown.size(),
                "unknownSome",
                unknown.isEmpty() ? "" : "" + unknown.size(),
                "unknownFigures",
                unknown.stream().map(FigureSnapshot::title).collect(Collectors.joining("、")),
                "deviationFacts",
                deviations.isEmpty()
                        ? ""
                        : "变动超过" + deviationLimit.toPlainString() + "%的指标有"
                                + deviations.stream().map(Deviation::title).collect(Collectors.joining("、"))));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String day(Instant instant) {
        return day(BusinessTime.dateOf(instant));
    }
}
