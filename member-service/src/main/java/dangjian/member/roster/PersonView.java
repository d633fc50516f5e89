package dangjian.member.roster;

import dangjian.kit.crypto.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who a member is, as it goes out.
record PersonView(
        @Schema(description = "姓名；党员本人查看时只显示姓氏", example = "韦波军")
        String name,

        @Schema(description = "公民身份号码（掩码）", example = "990***********4592") @Nullable
        String idNumber,

        Sex sex,
        @Schema(example = "1970-10-04") LocalDate birthday,

        @Schema(description = "年龄（周岁）；已去世的为去世时的年龄", example = "56")
        int age,

        @Schema(description = "民族") @Nullable Coded nation,
        @Schema(description = "学历") @Nullable Coded education,
        @Schema(description = "工作岗位") @Nullable Coded position,

        @Schema(description = "联系电话（掩码）", example = "134****5451") @Nullable
        String phone,

        @Schema(description = "家庭住址（掩码）", example = "晨江区***") @Nullable
        String address) {

    static PersonView of(PlacedMember placed, CodeBook book, LocalDate today) {
        var person = placed.member().person();
        var personal = placed.member().personal();
        return new PersonView(
                placed.isNamed() ? person.name() : Masking.name(person.name()),
                personal.masked(PersonalField.ID_NUMBER),
                person.sex(),
                person.birthday(),
                placed.member().age(today),
                book.coded(CodeBook.NATIONS, person.nation()),
                book.coded(CodeBook.EDUCATIONS, person.education()),
                book.coded(CodeBook.POSITIONS, person.position()),
                personal.masked(PersonalField.PHONE),
                personal.masked(PersonalField.ADDRESS));
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "PersonView";
    }
}
