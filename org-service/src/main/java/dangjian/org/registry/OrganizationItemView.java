package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An organisation in a list, without personal data.
record OrganizationItemView(
        UUID id,
        @Nullable UUID parentId,

        @Schema(description = "党组织全称", example = "中国共产党晨江区望江街道明月社区第一支部委员会")
        String name,

        @Schema(description = "党组织简称", example = "明月社区第一党支部")
        String shortName,

        @Schema(description = "党组织编码", example = "990000000005") @Nullable
        String code,

        OrganizationKind kind,
        @Schema(example = "党支部") String kindName,
        UnitCategory category,
        @Schema(example = "社区") String categoryName,
        @Schema(description = "成立日期") LocalDate foundedOn,
        @Schema(description = "届满日期") @Nullable LocalDate termEndsOn,
        @Schema(description = "撤销日期") @Nullable LocalDate dissolvedOn,
        @Schema(description = "是否有下级党组织") boolean hasChildren) {

    static OrganizationItemView of(OrganizationSummary summary, UnaryOperator<String> text) {
        return new OrganizationItemView(
                summary.id(),
                summary.parentId(),
                summary.name(),
                summary.shortName(),
                summary.code(),
                summary.kind(),
                text.apply(summary.kind().label()),
                summary.category(),
                text.apply(summary.category().label()),
                summary.foundedOn(),
                summary.termEndsOn(),
                summary.dissolvedOn(),
                summary.hasChildren());
    }
}
