package dangjian.evaluation.star;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Makes the awards of confirmed applications: plaque, reward and validity.
record Awarding(StarCycle cycle, StarScheme scheme, LocalDate confirmedOn) {

    private static final Comparator<StarApplication> ORDER =
            Comparator.comparing(StarApplication::starsOrNone).reversed().thenComparing(StarApplication::id);

    List<StarAward> awards(List<StarApplication> confirmed) {
        var awards = new ArrayList<StarAward>();
        confirmed.stream()
                .filter(application -> application.state() == StarState.CONFIRMED)
                .sorted(ORDER)
                .forEach(application -> awards.add(award(application, awards.size() + 1)));
        return awards;
    }

    private StarAward award(StarApplication application, int number) {
        var stars = application.starsOrNone();
        var reward = scheme.threshold(stars).map(StarThreshold::reward).orElse(null);
        return new StarAward(
                application.id(),
                application.orgId(),
                cycle.year(),
                stars,
                Objects.requireNonNull(application.points()),
                "%s-%d-%d-%03d".formatted(scheme.terms().plaquePrefix(), cycle.year(), stars, number),
                reward,
                reward != null,
                confirmedOn,
                confirmedOn.plusYears(scheme.terms().validYears()));
    }
}
