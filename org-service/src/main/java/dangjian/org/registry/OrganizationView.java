package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An organisation as it goes out, personal data masked.
record OrganizationView(
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

        @Schema(description = "党组织书记", example = "董建鹏") @Nullable
        String secretaryName,

        @Schema(description = "联系人（脱敏）", example = "唐**") @Nullable
        String contactName,

        @Schema(description = "联系电话（脱敏）", example = "138****1335") @Nullable
        String contactPhone,

        @Schema(description = "所在单位名称") @Nullable String unitName,
        @Schema(description = "法人单位统一社会信用代码") @Nullable String creditCode,
        @Schema(description = "信用代码校验位不符时的说明") @Nullable String creditCodeNote,
        @Schema(description = "行政区划代码") @Nullable String divisionCode,
        @Schema(description = "地址") @Nullable String address,
        @Nullable BigDecimal longitude,
        @Nullable BigDecimal latitude,
        @Schema(description = "本届当选日期") @Nullable LocalDate electedOn,
        @Schema(description = "届满日期") @Nullable LocalDate termEndsOn,
        @Schema(description = "成立日期") LocalDate foundedOn,
        @Schema(description = "撤销日期") @Nullable LocalDate dissolvedOn,
        @Schema(description = "撤销原因") @Nullable String dissolutionReason) {

    static OrganizationView of(Organization organization, UnaryOperator<String> text) {
        var profile = organization.profile();
        var unit = profile.unit();
        var position = unit.position();
        return new OrganizationView(
                organization.id(),
                organization.place().parentId(),
                profile.naming().name(),
                profile.naming().shortName(),
                profile.naming().code(),
                profile.kind(),
                text.apply(profile.kind().label()),
                profile.category(),
                text.apply(profile.category().label()),
                profile.contact().secretaryName(),
                profile.contact().maskedName(),
                profile.contact().maskedPhone(),
                unit.name(),
                unit.creditCode(),
                unit.creditCodeNote(),
                unit.divisionCode(),
                unit.address(),
                position == null ? null : position.longitude(),
                position == null ? null : position.latitude(),
                profile.term().electedOn(),
                profile.term().endsOn(),
                organization.lifetime().foundedOn(),
                organization.lifetime().dissolvedOn(),
                organization.lifetime().dissolutionReason());
    }
}
