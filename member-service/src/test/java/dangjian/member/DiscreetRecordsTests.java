package dangjian.member;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.DiscreetRecords;
import org.junit.jupiter.api.Test;

class DiscreetRecordsTests {

    @Test
    void noRecordShowsPersonalDataWhenItIsWrittenToALog() {
        assertThat(DiscreetRecords.violations(
                        "dangjian.member",
                        "String idNumber",
                        "String phone",
                        "Money base",
                        "BigDecimal base",
                        "Map texts",
                        "Named payer"))
                .isEmpty();
    }
}
