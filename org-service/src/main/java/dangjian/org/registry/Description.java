package dangjian.org.registry;

import dangjian.org.rule.UnitCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A request to describe an organisation anew.
record Description(
        @Schema(description = "党组织全称", example = "中国共产党晨江区望江街道明月社区第一支部委员会") @Nullable
        String name,

        @Schema(description = "党组织简称", example = "明月社区第一党支部") @Nullable
        String shortName,

        @Schema(description = "党组织编码", example = "990000000005") @Nullable
        String code,

        @Schema(description = "单位性质类别", example = "COMMUNITY") @Nullable
        UnitCategory category,

        @Schema(description = "党组织书记", example = "董建鹏") @Nullable
        String secretaryName,

        @Schema(description = "联系人", example = "唐文健") @Nullable
        String contactName,

        @Schema(description = "联系电话", example = "13800000000") @Nullable
        String contactPhone,

        @Schema(description = "所在单位名称", example = "望江街道明月社区居民委员会") @Nullable
        String unitName,

        @Schema(description = "法人单位统一社会信用代码", example = "12990199900000003C") @Nullable
        String creditCode,

        @Schema(description = "信用代码校验位不符时的说明", example = "登记机关赋码如此") @Nullable
        String creditCodeNote,

        @Schema(description = "行政区划代码", example = "990000001001") @Nullable
        String divisionCode,

        @Schema(description = "地址", example = "晨江区望江街道明月社区居民委员会") @Nullable
        String address,

        @Schema(description = "经度", example = "118.277329") @Nullable
        BigDecimal longitude,

        @Schema(description = "纬度", example = "31.981908") @Nullable
        BigDecimal latitude,

        @Schema(description = "本届当选日期", example = "2023-10-28") @Nullable
        LocalDate electedOn,

        @Schema(description = "届满日期；不填则按任期规则推算", example = "2028-10-28") @Nullable
        LocalDate termEndsOn,

        @Schema(description = "自何日起生效，默认当天") @Nullable LocalDate effectiveOn)
        implements Details {}
