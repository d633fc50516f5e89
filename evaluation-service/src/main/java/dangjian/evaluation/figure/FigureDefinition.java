package dangjian.evaluation.figure;

import dangjian.kit.figure.FigureView;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One entry of the register: what a figure means, who has its data, how it is shown.
///
/// @param version of the definition; the owner must compute the same version
/// @param effective first day on which this version holds
/// @param phrase the words of the survey report, with × for the number
/// @param source the owner's figure; absent while nothing records the data
/// @param missing why there are no data; absent where there is a source
public record FigureDefinition(
        String id,
        int version,
        LocalDate effective,
        String phrase,
        Bilingual title,
        Bilingual unit,
        Bilingual definition,
        Owner owner,
        @Nullable String source,
        @Nullable Bilingual missing,
        Set<Parameter> parameters,
        Presentation presentation) {

    public FigureDefinition {
        if ((source == null) == (missing == null)) {
            throw new IllegalArgumentException(
                    "Figure %s needs either a source or a reason why it has none".formatted(id));
        }
    }

    /// Whether the figure looks at a period rather than at one day.
    public boolean hasPeriod() {
        return parameters.contains(Parameter.FROM);
    }

    FigureView describe(FigureView result, Locale locale) {
        return result.describedAs(id, version, title.in(locale), unit.in(locale), definition.in(locale));
    }
}
