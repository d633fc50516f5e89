package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An organisation as it stood during a period, as it goes out.
record StandingView(
        @Schema(description = "自何日起") LocalDate validFrom,
        @Schema(description = "至何日前；没有则至今") @Nullable LocalDate validTo,
        @Nullable UUID parentId,
        String name,
        String shortName,
        OrganizationKind kind,
        String kindName,
        UnitCategory category,
        String categoryName,
        @Nullable LocalDate electedOn,
        @Nullable LocalDate termEndsOn) {

    static StandingView of(Standing standing, UnaryOperator<String> text) {
        return new StandingView(
                standing.validFrom(),
                standing.validTo(),
                standing.parentId(),
                standing.name(),
                standing.shortName(),
                standing.kind(),
                text.apply(standing.kind().label()),
                standing.category(),
                text.apply(standing.category().label()),
                standing.electedOn(),
                standing.termEndsOn());
    }
}
