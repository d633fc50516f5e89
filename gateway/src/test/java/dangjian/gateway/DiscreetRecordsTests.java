package dangjian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.DiscreetRecords;
import org.junit.jupiter.api.Test;

class DiscreetRecordsTests {

    @Test
    void noRecordShowsASecretOrPersonalDataWhenItIsWrittenToALog() {
        assertThat(DiscreetRecords.violations(
                        "dangjian.gateway",
                        "String secret",
                        "String clientSecret",
                        "String password",
                        "String token",
                        "String accessToken",
                        "String refreshToken",
                        "String idNumber",
                        "String phone"))
                .isEmpty();
    }
}
