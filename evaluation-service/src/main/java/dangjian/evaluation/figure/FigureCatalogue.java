package dangjian.evaluation.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The register of figures (指标登记册) as data: every definition in all its versions.
///
/// @param edition of the register as a whole
/// @param legalBasis where the definitions come from
/// @param deviationWarningPercent a figure that differs by more from the last report of the same scope is doubtful
public record FigureCatalogue(
        String edition, String legalBasis, BigDecimal deviationWarningPercent, List<FigureDefinition> figures) {

    public FigureCatalogue {
        figures = List.copyOf(figures);
    }

    /// The ids in the order of the register.
    public List<String> ids() {
        return figures.stream().map(FigureDefinition::id).distinct().toList();
    }

    /// The definition that holds on a day; for days before the register began, its first one.
    public Optional<FigureDefinition> find(String id, LocalDate day) {
        var versions = figures.stream()
                .filter(figure -> figure.id().equals(id))
                .sorted(Comparator.comparing(FigureDefinition::effective))
                .toList();
        return versions.stream()
                .filter(figure -> !figure.effective().isAfter(day))
                .reduce((earlier, later) -> later)
                .or(() -> versions.stream().findFirst());
    }
}
