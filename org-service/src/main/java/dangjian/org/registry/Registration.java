package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to establish an organisation below another.
record Registration(
        @Schema(description = "上级党组织") @NotNull UUID parentId,

        @Schema(description = "党组织全称", example = "中国共产党晨江区望江街道明月社区第四支部委员会") @NotBlank
        String name,

        @Schema(description = "党组织简称；不填则同全称", example = "明月社区第四党支部") @Nullable
        String shortName,

        @Schema(description = "党组织编码", example = "990000000401") @Nullable
        String code,

        @Schema(description = "组织类别", example = "BRANCH") @NotNull
        OrganizationKind kind,

        @Schema(description = "单位性质类别", example = "COMMUNITY") @NotNull
        UnitCategory category,

        @Schema(description = "成立日期", example = "2024-07-01") @NotNull
        LocalDate foundedOn,

        @Schema(description = "党组织书记", example = "董建鹏") @Nullable
        String secretaryName,

        @Schema(description = "联系人", example = "唐文健") @Nullable
        String contactName,

        @Schema(description = "联系电话", example = "13800000000") @Nullable
        String contactPhone,

        @Schema(description = "所在单位名称", example = "望江街道明月社区居民委员会") @Nullable
        String unitName,

        @Schema(description = "法人单位统一社会信用代码", example = "91350100M000100Y43") @Nullable
        String creditCode,

        @Schema(description = "信用代码校验位不符时的说明") @Nullable String creditCodeNote,

        @Schema(description = "行政区划代码", example = "990000001001") @Nullable
        String divisionCode,

        @Schema(description = "地址", example = "晨江区望江街道明月社区居民委员会") @Nullable
        String address,

        @Schema(description = "经度", example = "118.277329") @Nullable
        BigDecimal longitude,

        @Schema(description = "纬度", example = "31.981908") @Nullable
        BigDecimal latitude,

        @Schema(description = "本届当选日期", example = "2024-07-01") @Nullable
        LocalDate electedOn,

        @Schema(description = "届满日期；不填则按任期规则推算", example = "2029-07-01") @Nullable
        LocalDate termEndsOn)
        implements Details {

    Profile profile() {
        return applyTo(new Profile(
                new Naming("", "", null),
                kind,
                category,
                new Contact(null, null, null),
                new Unit(null, null, null, null, null, null),
                new Term(null, null)));
    }
}
