package dangjian.member.development;

import dangjian.member.roster.RosterField;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an applicant says of himself: stored encrypted, shown masked.
record Applying(
        @Schema(description = "姓名", example = "周雨晴") @Nullable
        String name,

        @Schema(description = "公民身份号码", example = "990000199001010017") @Nullable
        String idNumber,

        @Schema(description = "民族", example = "汉族") @Nullable
        String nation,

        @Schema(description = "学历", example = "大学本科") @Nullable
        String education,

        @Schema(description = "工作岗位", example = "社区工作人员") @Nullable
        String position,

        @Schema(description = "联系电话", example = "13800138000") @Nullable
        String phone,

        @Schema(description = "家庭住址", example = "晨江区人民路1号") @Nullable
        String address) {

    Applying as(String plainName, String plainNumber) {
        return new Applying(plainName, plainNumber, nation, education, position, phone, address);
    }

    /// The fields as the roster takes them.
    Map<RosterField, String> texts() {
        var texts = new EnumMap<RosterField, String>(RosterField.class);
        put(texts, RosterField.NAME, name);
        put(texts, RosterField.ID_NUMBER, idNumber);
        put(texts, RosterField.NATION, nation);
        put(texts, RosterField.EDUCATION, education);
        put(texts, RosterField.POSITION, position);
        put(texts, RosterField.PHONE, phone);
        put(texts, RosterField.ADDRESS, address);
        return texts;
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "Applying";
    }

    private static void put(Map<RosterField, String> texts, RosterField field, @Nullable String text) {
        if (text != null) {
            texts.put(field, text);
        }
    }
}
