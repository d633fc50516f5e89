package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNameTests {

    @ParameterizedTest
    @CsvSource({
        "张三, 张三",
        "' 张　三 ', 张三",
        "阿卜杜拉•买买提, 阿卜杜拉·买买提",
        "阿卜杜拉・买买提, 阿卜杜拉·买买提",
        "John   Smith, John Smith",
        "Ａnna, Anna",
        "㐂田, 㐂田",
        "𠮷田, 𠮷田"
    })
    void namesAreWrittenInOneWay(String written, String normalised) {
        assertThat(MemberName.normalise(written)).isEqualTo(normalised);
        assertThat(MemberName.fault(normalised)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "张, member.name.length",
        "张3, member.name.characters",
        "张三（预备）, member.name.characters",
        "<b>张三</b>, member.name.characters",
        "·张三, member.name.characters",
        "990000199001010017, member.name.characters"
    })
    void whatIsNoNameIsToldWhy(String written, String fault) {
        assertThat(MemberName.fault(MemberName.normalise(written))).isEqualTo(fault);
    }
}
