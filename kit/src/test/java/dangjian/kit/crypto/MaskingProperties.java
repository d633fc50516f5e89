package dangjian.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class MaskingProperties {

    @Property
    void noNumberShowsMoreThanSevenDigits(@ForAll @NumericChars @StringLength(max = 30) String number) {
        for (String shown : new String[] {
            Masking.idNumber(number), Masking.mobile(number), Masking.landline(number), Masking.bankCard(number)
        }) {
            assertThat(shown).hasSameSizeAs(number);
            assertThat(shown.replace("*", "")).hasSizeLessThanOrEqualTo(7);
        }
    }

    @Property
    void addressNeverShowsAHouseNumber(
            @ForAll @Chars({'省', '市', '区', '街', '道', '镇', '乡', '路', '号', '东', '5', '８'}) @StringLength(max = 40)
                    String address) {
        assertThat(Masking.address(address)).endsWith("***").doesNotContainPattern("[\\p{Nd}号]");
    }

    @Property
    void nameAlwaysHidesSomething(
            @ForAll @CharRange(from = '一', to = '龥') @StringLength(min = 1, max = 10) String name) {
        assertThat(Masking.name(name)).contains("*").doesNotContain(name);
    }
}
