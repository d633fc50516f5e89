package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PeriodProperties {

    @Property
    void afterAnyCorrectionsTheTimeLineHasNoGapsAndNoOverlaps(
            @ForAll("corrections") List<Map<RosterField, String>> corrections) {
        var member = Members.li();
        var periods = Period.of(member);
        var today = FixedClock.TODAY;
        for (var correction : corrections) {
            var was = member;
            member = Members.corrected(member, correction);
            periods = Period.changed(periods, was, member, today);
            today = today.plusDays(1);
            assertThat(periods.getFirst().validFrom())
                    .isEqualTo(member.membership().joinedOn());
            assertThat(periods.getLast().validTo()).isNull();
            assertThat(periods.getLast().status()).isEqualTo(member.membership().status());
            assertThat(periods.getLast().stage()).isEqualTo(member.membership().stage());
            for (var place = 1; place < periods.size(); place++) {
                assertThat(periods.get(place - 1).validTo())
                        .isEqualTo(periods.get(place).validFrom());
                assertThat(periods.get(place - 1).validFrom())
                        .isBefore(Objects.requireNonNull(periods.get(place - 1).validTo()));
            }
        }
    }

    @Provide
    Arbitrary<List<Map<RosterField, String>>> corrections() {
        var joined = Arbitraries.integers()
                .between(0, 5000)
                .map(days -> Members.day("2008-01-01").plusDays(days));
        var status = Arbitraries.of("正常", "保留党籍");
        return Combinators.combine(joined, Arbitraries.integers().between(366, 800), status)
                .as((day, probation, text) -> Map.of(
                        RosterField.JOINED_ON, day.toString(),
                        RosterField.FULL_ON, day.plusDays(probation).toString(),
                        RosterField.STATUS, text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
