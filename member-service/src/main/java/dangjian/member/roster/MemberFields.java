package dangjian.member.roster;

import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a record as a caller gives them: codes, labels or usual variants, days in any usual form.
///
/// A field that is absent is not given; an empty text empties it.
public record MemberFields(
        @Schema(description = "姓名", example = "李建国") @Nullable
        String name,

        @Schema(description = "公民身份号码", example = "990000199001010017") @Nullable
        String idNumber,

        @Schema(description = "性别；可不填，由公民身份号码得出", example = "男") @Nullable
        String sex,

        @Schema(description = "民族", example = "汉族") @Nullable
        String nation,

        @Schema(description = "出生日期；可不填，由公民身份号码得出", example = "1990-01-01") @Nullable
        String birthday,

        @Schema(description = "学历", example = "大学本科") @Nullable
        String education,

        @Schema(description = "人员类别", example = "正式党员") @Nullable
        String stage,

        @Schema(description = "加入党组织日期", example = "2012-06-20") @Nullable
        String joinedOn,

        @Schema(description = "转为正式党员日期；正式党员必填", example = "2013-06-20") @Nullable
        String fullOn,

        @Schema(description = "工作岗位", example = "社区工作人员") @Nullable
        String position,

        @Schema(description = "联系电话", example = "13800138000") @Nullable
        String phone,

        @Schema(description = "家庭住址", example = "晨江区人民路1号") @Nullable
        String address,

        @Schema(description = "党籍状态；默认正常", example = "正常") @Nullable
        String status,

        @Schema(description = "是否失联", example = "false") @Nullable
        Boolean isLost,

        @Schema(description = "失去联系日期；失联党员必填", example = "") @Nullable
        String lostOn,

        @Schema(description = "是否流动", example = "false") @Nullable
        Boolean isMobile,

        @Schema(description = "外出流向；流动党员必填", example = "") @Nullable
        String mobileTo,

        @Schema(description = "补充信息，字段和代码表见 GET /api/v1/members/fields") @Nullable
        Map<String, @Nullable Object> particulars) {

    /// The given fields.
    public Map<RosterField, String> texts() {
        var texts = basics();
        if (particulars != null) {
            particulars.forEach((property, value) -> texts.put(particular(property), text(value)));
        }
        return texts;
    }

    private static RosterField particular(String property) {
        var field = RosterField.particular(property);
        if (field == null) {
            throw Problem.invalid("request.invalid").at("/particulars", "member.field.unknown");
        }
        return field;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> several ->
                several.stream().map(String::valueOf).collect(Collectors.joining(FieldKind.Codes.SEPARATOR));
            default -> value.toString();
        };
    }

    private Map<RosterField, String> basics() {
        return new FieldTexts()
                .with(RosterField.NAME, name)
                .with(RosterField.ID_NUMBER, idNumber)
                .with(RosterField.SEX, sex)
                .with(RosterField.NATION, nation)
                .with(RosterField.BIRTHDAY, birthday)
                .with(RosterField.EDUCATION, education)
                .with(RosterField.STAGE, stage)
                .with(RosterField.JOINED_ON, joinedOn)
                .with(RosterField.FULL_ON, fullOn)
                .with(RosterField.POSITION, position)
                .with(RosterField.PHONE, phone)
                .with(RosterField.ADDRESS, address)
                .with(RosterField.STATUS, status)
                .with(RosterField.IS_LOST, isLost)
                .with(RosterField.LOST_ON, lostOn)
                .with(RosterField.IS_MOBILE, isMobile)
                .with(RosterField.MOBILE_TO, mobileTo)
                .texts();
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "MemberFields";
    }
}
