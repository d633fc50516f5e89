package dangjian.member.development;

import dangjian.member.ballot.MajorityKind;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads templates, their steps and the limits of these from their rows.
final class TemplateRows {

    private TemplateRows() {}

    static Template template(Readable row, Collection<Step> steps) {
        return new Template(
                text(row, "version"),
                text(row, "title"),
                required(row, "effective_on", LocalDate.class),
                required(row, "secret_ballot", Boolean.class),
                number(row, "probation_months"),
                number(row, "extension_min_months"),
                number(row, "extension_max_months"),
                number(row, "committee_from"),
                number(row, "league_age"),
                number(row, "due_soon_days"),
                text(row, "basis"),
                row.get("based_on", String.class),
                row.get("org_id", UUID.class),
                row.get("path", String.class),
                List.copyOf(steps));
    }

    static Step step(Readable row, Map<String, Collection<Limit>> limits) {
        return new Step(
                text(row, "code"),
                number(row, "place"),
                text(row, "number"),
                text(row, "stage"),
                text(row, "title"),
                row.get("title_without_committee", String.class),
                Step.Actor.valueOf(text(row, "actor")),
                List.of(required(row, "documents", String[].class)),
                required(row, "documents_may_follow", Boolean.class),
                required(row, "is_optional", Boolean.class),
                required(row, "is_decision", Boolean.class),
                optional(row, "majority", MajorityKind::valueOf),
                optional(row, "reaches", CaseStage::valueOf),
                optional(row, "effect", Step.Effect::valueOf),
                demands(row),
                List.copyOf(limits.getOrDefault(key(row, "code"), List.of())),
                text(row, "basis"));
    }

    private static Step.Demands demands(Readable row) {
        return new Step.Demands(
                row.get("repeat_months", Integer.class),
                number(row, "repeat_least"),
                number(row, "people_min"),
                number(row, "people_max"),
                required(row, "people_introduce", Boolean.class),
                number(row, "training_days"),
                number(row, "training_hours"),
                row.get("leaving_months", Integer.class));
    }

    static Limit limit(Readable row) {
        return new Limit(
                Limit.Bound.valueOf(text(row, "bound")),
                text(row, "anchor"),
                number(row, "amount"),
                row.get("special", Integer.class),
                Limit.Unit.valueOf(text(row, "unit")),
                text(row, "basis"),
                validity(row));
    }

    private static Limit.@Nullable Validity validity(Readable row) {
        var holds = row.get("holds", Integer.class);
        return holds == null ? null : new Limit.Validity(holds, text(row, "holds_basis"));
    }

    static String key(Readable row, String step) {
        return text(row, "template") + "/" + text(row, step);
    }

    static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static int number(Readable row, String column) {
        return required(row, column, Integer.class);
    }

    private static <T> @Nullable T optional(Readable row, String column, Function<String, T> read) {
        var text = row.get(column, String.class);
        return text == null ? null : read.apply(text);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        return Objects.requireNonNull(value, column);
    }
}
