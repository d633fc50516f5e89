package dangjian.kit.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2010-4-1",
                "2010-04-01",
                "2010/04/01",
                "2010/4/1",
                "2010.4.1",
                "2010.04.01",
                "20100401",
                "2010年4月1日",
                "2010年04月01日",
                "2010 年 4 月 1 日",
                "2010年4月1号",
                "２０１０－０４－０１",
                "2010-04-01 00:00:00",
                "2010-04-01T08:30",
                "2010/4/1 8:30",
                "\u00a02010-4-1\u3000",
                "二〇一〇年四月一日",
                "二零一零年四月一日",
                "2010。4。1"
            })
    void usualFormsOfADateAreRead(String text) {
        assertThat(DateText.parse(text)).contains(LocalDate.of(2010, 4, 1));
    }

    @ParameterizedTest
    @CsvSource({"二〇一九年十二月三十一日, 2019-12-31", "二〇二〇年十月二十日, 2020-10-20", "二〇二〇年二月二十九日, 2020-02-29"})
    void chineseNumeralsCountTens(String text, LocalDate date) {
        assertThat(DateText.parse(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "去年",
                "2010",
                "2010-4",
                "2010年4月",
                "201004",
                "2010-13-1",
                "2010-2-30",
                "20100230",
                "4/1/2010",
                "10-4-1",
                "2010-4/1",
                "2010-04-01-01",
                "12010-04-01",
                "2010年4月1日左右",
                "40269"
            })
    void nothingElseIsADate(String text) {
        assertThat(DateText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010年4月", "2010-4", "2010.04", "2010/4", "201004", "2010年4月份", "2010-04-15", "二〇一〇年四月"})
    void monthsAreReadWhenAskedFor(String text) {
        assertThat(DateText.parseMonth(text)).contains(YearMonth.of(2010, 4));
    }

    @Property
    void everyDayIsReadBackFromItsForms(@ForAll LocalDate day) {
        if (day.getYear() < 1000 || day.getYear() > 9999) {
            return;
        }
        assertThat(DateText.parse(day.toString())).contains(day);
        assertThat(DateText.parse("%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth())))
                .contains(day);
        assertThat(DateText.parse("%d.%d.%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth())))
                .contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"是", " 是 ", "有", "Y", "yes", "ｙ", "1", "√", "TRUE"})
    void tickedIsYes(String text) {
        assertThat(YesNo.parse(text)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"否", "无", "N", "No", "0", "×", "FALSE"})
    void crossedIsNo(String text) {
        assertThat(YesNo.parse(text)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "大概", "2", "是否"})
    void anythingElseIsNeither(String text) {
        assertThat(YesNo.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, 13800138000",
        "138 0013 8000, 13800138000",
        "138-0013-8000, 13800138000",
        "+86 13800138000, 13800138000",
        "8613800138000, 13800138000",
        "１３８００１３８０００, 13800138000",
        "0512-66668888, 0512-66668888",
        "051266668888, 0512-66668888",
        "(010)66668888, 010-66668888",
        "010-66668888转801, 010-66668888-801",
        "66668888, 66668888"
    })
    void phonesAreBroughtIntoOneForm(String text, String phone) {
        assertThat(PhoneText.parse(text)).contains(phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "12800138000", "1380013800", "138001380001", "无", "0123-1234567"})
    void otherTextIsNoPhone(String text) {
        assertThat(PhoneText.parse(text)).isEqualTo(Optional.empty());
    }

    @Test
    void blanksOfEveryKindAreTrimmed() {
        assertThat(PlainText.trim("\u3000\u00a0\ufeff\u200b 张 三\t\r\n")).isEqualTo("张 三");
        assertThat(PlainText.compact(" 姓\u3000\n名 ")).isEqualTo("姓名");
        assertThat(PlainText.halfWidth("ＡＢｃ１２３（）－　。")).isEqualTo("ABc123()- 。");
        assertThat(PlainText.isBlank("\u2003\u3000\u00a0")).isTrue();
    }

    @Property
    void trimmingTwiceChangesNothing(@ForAll String text) {
        assertThat(PlainText.trim(PlainText.trim(text))).isEqualTo(PlainText.trim(text));
        assertThat(PlainText.compact(PlainText.compact(text))).isEqualTo(PlainText.compact(text));
    }

    @Property
    void escapedTextIsReadBack(@ForAll String text) {
        assertThat(EscapedText.decode(EscapedText.encode(text))).isEqualTo(text);
    }
}
