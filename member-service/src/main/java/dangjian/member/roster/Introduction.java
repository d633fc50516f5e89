package dangjian.member.roster;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member as a letter of introduction presents somebody; ID number and phone in clear or masked.
public record Introduction(
        UUID memberId,
        String name,
        Sex sex,
        LocalDate birthday,
        @Nullable String nation,
        MemberStage stage,
        String idNumber,
        @Nullable String phone) {

    static Introduction of(PlacedMember placed, CodeBook book, boolean isClear) {
        var member = placed.member();
        var nation = book.coded(CodeBook.NATIONS, member.person().nation());
        var personal = member.personal();
        return new Introduction(
                member.id(),
                member.person().name(),
                member.person().sex(),
                member.person().birthday(),
                nation == null ? null : nation.label(),
                member.membership().stage(),
                isClear
                        ? personal.idNumber().number()
                        : PersonalData.mask(
                                PersonalField.ID_NUMBER, personal.idNumber().number()),
                isClear ? personal.phone() : personal.masked(PersonalField.PHONE));
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "Introduction";
    }
}
