package dangjian.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTests {

    @ParameterizedTest
    @CsvSource({
        "张三, 张*",
        "张小三, 张**",
        "欧阳娜娜, 欧阳**",
        "欧阳, 欧*",
        "司马光, 司马*",
        "张, *",
        "买买提·艾力, 买*****",
        "𠮷田三, 𠮷**",
        "'', ''"
    })
    void nameShowsTheSurname(String name, String shown) {
        assertThat(Masking.name(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002X, 110***********002X", "123456, ******", "'', ''"})
    void idNumberShowsThreeAndFour(String idNumber, String shown) {
        assertThat(Masking.idNumber(idNumber)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"13812341234, 138****1234", "1381234, *******"})
    void mobileShowsThreeAndFour(String mobile, String shown) {
        assertThat(Masking.mobile(mobile)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"010-12345678, 010-****5678", "0571-8765432, 0571-***5432", "12345678, ****5678", "110, ***"})
    void landlineShowsAreaCodeAndFour(String landline, String shown) {
        assertThat(Masking.landline(landline)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "北京市东城区东华门街道王府井大街1号, 北京市东城区东华门街道***",
        "北京市朝阳区望京街道花家地小区5号楼, 北京市朝阳区望京街道***",
        "镇江市京口区大市口街道中山东路8号, 镇江市京口区大市口街道***",
        "河南省新乡市红旗区洪门镇三里庄12号, 河南省新乡市红旗区洪门镇***",
        "内蒙古自治区呼伦贝尔市新巴尔虎左旗阿木古郎镇巴音街3号, 内蒙古自治区呼伦贝尔市新巴尔虎左旗阿木古郎镇***",
        "上海市黄浦区南京东路100弄3号501室, 上海市黄浦区南京东路***",
        "黄浦区12号501室, 黄浦区***",
        "幸福小院, ***",
        "'', ***"
    })
    void addressShowsTheStreet(String address, String shown) {
        assertThat(Masking.address(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"6222021234567890123, ***************0123", "123, ***"})
    void bankCardShowsFour(String bankCard, String shown) {
        assertThat(Masking.bankCard(bankCard)).isEqualTo(shown);
    }
}
