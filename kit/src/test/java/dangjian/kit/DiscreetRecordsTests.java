package dangjian.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiscreetRecordsTests {

    @Test
    void aRecordIsDiscreetOnlyIfItSaysItselfWhatItShows() {
        assertThat(DiscreetRecords.showsEverything(Open.class)).isTrue();
        assertThat(DiscreetRecords.showsEverything(Discreet.class)).isFalse();
    }

    record Open(String idNumber) {}

    record Discreet(String idNumber) {

        @Override
        public String toString() {
            return "Discreet";
        }
    }
}
