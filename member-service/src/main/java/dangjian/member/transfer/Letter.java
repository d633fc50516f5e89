package dangjian.member.transfer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The letter of introduction (组织关系介绍信), or within the district only the period in which the receiver must act.
///
/// @param number absent where no letter is written
/// @param validUntil the last day on which it holds
record Letter(@Nullable String number, LocalDate issuedOn, LocalDate validUntil) {

    boolean isOver(LocalDate today) {
        return today.isAfter(validUntil);
    }

    /// For how many days it was issued.
    long days() {
        return ChronoUnit.DAYS.between(issuedOn, validUntil);
    }
}
