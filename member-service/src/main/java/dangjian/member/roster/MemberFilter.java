package dangjian.member.roster;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which members are wanted, by what may stand in an address; everything that is given must hold.
record MemberFilter(
        @Schema(description = "只看这个组织及其下级") @Nullable UUID under,

        @Schema(description = "姓名；也可写拼音（lijianguo）或拼音首字母（ljg）") @Nullable @Size(max = 50)
        String name,

        @Schema(description = "PREFIX：以此开头（默认）；CONTAINS：含有；PINYIN、INITIALS：按拼音或首字母")
        RosterQuery.@Nullable NameMatch match,

        @Schema(description = "人员类别") @Nullable MemberStage stage,
        @Schema(description = "党籍状态") @Nullable MemberStatus status,
        @Schema(description = "是否流动") @Nullable Boolean isMobile,
        @Schema(description = "是否失联") @Nullable Boolean isLost,

        @Schema(description = "年龄（周岁）不小于；已去世的只在写明党籍状态时查到，按去世时的年龄") @Nullable @Min(0) @Max(150)
        Integer minAge,

        @Schema(description = "年龄（周岁）不大于") @Nullable @Min(0) @Max(150)
        Integer maxAge,

        @Schema(description = "党龄（满几年）不小于；党龄已止的（离开、停止党籍）只在写明党籍状态时查到") @Nullable @Min(0) @Max(150)
        Integer minYears,

        @Schema(description = "党龄（满几年）不大于") @Nullable @Min(0) @Max(150)
        Integer maxYears,

        @Schema(description = "学历：代码，或代码表 education-groups 的分组，例如 COLLEGE_AND_ABOVE（大专及以上）") @Nullable @Size(max = 30)
        String education,

        @Schema(description = "工作岗位：代码，或代码表 position-groups 的分组，例如 RETIRED") @Nullable @Size(max = 30)
        String position,

        @Schema(description = "身份标签，须全部具备") @Nullable @Size(max = 10)
        List<String> tags) {

    MemberFilter {
        tags = tags == null || tags.isEmpty() ? null : List.copyOf(tags);
    }
}
