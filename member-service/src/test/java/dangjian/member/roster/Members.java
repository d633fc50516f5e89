package dangjian.member.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Members for plain tests, made as the service makes them.
final class Members {

    static final UUID NORTH_BRANCH = UUID.fromString("01900000-0000-7000-8000-000000000004");
    static final Registration REGISTRATION =
            new Registration(Instant.parse("2026-11-22T02:00:00Z"), new UUID(0, 7), "孙涛鹏");

    private Members() {}

    static Member li() {
        return register(new EnumMap<>(Map.of(
                RosterField.NAME, "李建国",
                RosterField.ID_NUMBER, Records.LI_ID,
                RosterField.STAGE, "正式党员",
                RosterField.JOINED_ON, "2012-06-20",
                RosterField.FULL_ON, "2013-06-20",
                RosterField.NATION, "汉族",
                RosterField.EDUCATION, "本科",
                RosterField.POSITION, "社区工作人员",
                RosterField.PHONE, Records.LI_PHONE,
                RosterField.ADDRESS, Records.LI_ADDRESS)));
    }

    static Member wang() {
        return register(new EnumMap<>(Map.of(
                RosterField.NAME, "王秀英",
                RosterField.ID_NUMBER, Records.WANG_ID,
                RosterField.STAGE, "预备党员",
                RosterField.JOINED_ON, "2026-03-01")));
    }

    static Member corrected(Member member, RosterField field, String text) {
        return corrected(member, Map.of(field, text));
    }

    static Member corrected(Member member, Map<RosterField, String> texts) {
        return new Correction(new HashMap<>(texts), "核对档案").apply(member, CodeBookFixture.book(), FixedClock.TODAY);
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Member register(Map<RosterField, String> texts) {
        var book = CodeBookFixture.book();
        var draft = Correction.draft(Entry.of(texts), book, FixedClock.TODAY);
        return Member.register(draft, NORTH_BRANCH, book, REGISTRATION);
    }
}
