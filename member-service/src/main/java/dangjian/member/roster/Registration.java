package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// When and by which account a member was entered into the roster.
record Registration(Instant registeredAt, UUID registeredBy, String registrar) {

    static Registration by(Caller caller, Instant now) {
        return new Registration(now, caller.accountId(), caller.name());
    }

    LocalDate registeredOn() {
        return BusinessTime.dateOf(registeredAt);
    }
}
