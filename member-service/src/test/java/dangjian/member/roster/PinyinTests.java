package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinTests {

    @ParameterizedTest
    @CsvSource({
        "李建国, lijianguo, ljg",
        "单雄信, shanxiongxin, sxx",
        "曾国藩, zengguofan, zgf",
        "仇英, qiuying, qy",
        "解缙, xiejin, xj",
        "区建国, oujianguo, ojg",
        "翟天临, zhaitianlin, ztl",
        "尉迟恭, yuchigong, ycg",
        "缪昌期, miaochangqi, mcq",
        "朴树, piaoshu, ps",
        "吕布, lvbu, lb",
        "买买提·艾力, maimaitiaili, mmtal"
    })
    void aNameIsReadAsANameIsSpoken(String name, String full, String initials) {
        assertThat(Pinyin.of(name)).isEqualTo(new Pinyin(full, initials));
    }

    @ParameterizedTest
    @CsvSource({"LiJianGuo, lijianguo", "lǐ jiàn guó, lijianguo", "lü bu, lvbu", "lyu bu, lvbu", "xi'an, xian"})
    void whatIsTypedIsBroughtIntoTheSameForm(String typed, String letters) {
        assertThat(Pinyin.typed(typed)).isEqualTo(letters);
    }

    @Test
    void chineseIsNotPinyin() {
        assertThat(Pinyin.typed("李j")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ljg", "zhm", "l", "oyxh", "oy", "ycg"})
    void consonantsInARowAreInitials(String letters) {
        assertThat(Pinyin.areInitials(letters)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"li", "lijianguo", "lij", "lijiang", "zhangsan", "ouyang", "xian", "lv", "an", "erdong"})
    void syllablesAreNot(String letters) {
        assertThat(Pinyin.areInitials(letters)).isFalse();
    }

    @Test
    void aLongTextIsJudgedAtOnce() {
        assertThat(Pinyin.areInitials("an".repeat(24) + "wx")).isTrue();
    }
}
