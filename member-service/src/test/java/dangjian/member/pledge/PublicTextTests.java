package dangjian.member.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "联系电话13912345678",
                "有事找我 139-1234-5678",
                "139 1234 5678 随叫随到",
                "１３９１２３４５６７８",
                "+8613912345678",
                "办公室010-62345678",
                "(0512)62345678",
                "电话：62345678",
                "服务热线 400 820 1234",
                "身份证号990000199001010017",
                "99000019850615002x",
                "身份证 990000 19900101 0017"
            })
    void aPhoneOrIdNumberIsFoundHoweverItIsWritten(String text) {
        assertThat(PublicText.isPersonal(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "每月参加一次社区志愿服务",
                "2026年帮扶12户困难家庭，全年不少于365小时",
                "2026-03-02 至 2026-12-31 每周一值班",
                "完成投资 12345678 元的项目",
                "宣讲10场、走访200户、办结30件",
                "学习《条例》第1至138条"
            })
    void anHonestPledgeIsNone(String text) {
        assertThat(PublicText.isPersonal(text)).isFalse();
    }
}
