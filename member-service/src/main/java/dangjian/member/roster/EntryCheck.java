package dangjian.member.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks an entry by itself: every field, and the fields against each other.
///
/// What follows from a fault is no fault: a wrong ID number does not make birthday and sex wrong, a wrong day of
/// joining not the day after it.
final class EntryCheck {

    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_DESTINATION = 100;

    private final EntryReader reader;
    private final CodeBook book;

    private EntryCheck(EntryReader reader, CodeBook book) {
        this.reader = reader;
        this.book = book;
    }

    static CheckedEntry check(Entry entry, CodeBook book, LocalDate today) {
        return new EntryCheck(new EntryReader(entry, book, today), book).run();
    }

    private CheckedEntry run() {
        var name = reader.name();
        var id = reader.idNumber();
        var sexCode = reader.code(RosterField.SEX, CodeBook.SEXES);
        var sex = sexCode == null ? null : Sex.valueOf(sexCode);
        var birthday = reader.birthday(id);
        var nation = reader.code(RosterField.NATION, CodeBook.NATIONS);
        var education = reader.code(RosterField.EDUCATION, CodeBook.EDUCATIONS);
        var position = reader.code(RosterField.POSITION, CodeBook.POSITIONS);
        var personal = new EnumMap<PersonalField, String>(PersonalField.class);
        put(personal, PersonalField.PHONE, reader.phone());
        put(personal, PersonalField.ADDRESS, reader.text(RosterField.ADDRESS, LONGEST_ADDRESS));
        var whereabouts = whereabouts();
        var particulars = particulars(personal);
        var membership = membership(certainBirthday(id, birthday), particulars);
        var doubts = doubts(id, sex, birthday);
        if (!reader.faults().isEmpty() || name == null || id == null || membership == null) {
            return new CheckedEntry(id, reader.faults(), doubts, null);
        }
        var person = new Person(name, id.sex(), id.birthday(), nation, education, position);
        return new CheckedEntry(
                id,
                reader.faults(),
                doubts,
                new Draft(
                        person, new PersonalData(id, personal), membership, whereabouts, new Particulars(particulars)));
    }

    /// The birthday on which the ID number and the entry agree, or the only one that is known.
    private @Nullable LocalDate certainBirthday(@Nullable CitizenId id, @Nullable LocalDate birthday) {
        if (!reader.isSound(RosterField.BIRTHDAY) || birthday == null) {
            return id == null ? null : id.birthday();
        }
        return id == null || id.birthday().equals(birthday) ? birthday : null;
    }

    private List<Fault> doubts(@Nullable CitizenId id, @Nullable Sex sex, @Nullable LocalDate birthday) {
        if (id == null) {
            return List.of();
        }
        var doubts = new ArrayList<Fault>(0);
        if (birthday != null && reader.isSound(RosterField.BIRTHDAY) && !birthday.equals(id.birthday())) {
            doubts.add(Fault.of(RosterField.BIRTHDAY, "member.birthday.differs"));
        }
        if (sex != null && sex != id.sex()) {
            doubts.add(Fault.of(RosterField.SEX, "member.sex.differs"));
        }
        return doubts;
    }

    private @Nullable Membership membership(@Nullable LocalDate birthday, Map<RosterField, String> particulars) {
        var stageCode = reader.code(RosterField.STAGE, CodeBook.STAGES);
        var stage = stageCode == null ? null : MemberStage.valueOf(stageCode);
        var status = status();
        return new MembershipReader(reader, book).read(stage, status, birthday, new Particulars(particulars));
    }

    /// What is read by its kind alone; what of it must be protected goes to the personal data.
    private Map<RosterField, String> particulars(Map<PersonalField, String> personal) {
        var particulars = new EnumMap<RosterField, String>(RosterField.class);
        for (var field : RosterField.particulars()) {
            var value = reader.isEmpty(field)
                    ? null
                    : Objects.requireNonNull(field.kind()).read(reader, field);
            var secret = PersonalField.of(field);
            if (secret == null) {
                put(particulars, field, value);
            } else {
                put(personal, secret, value);
            }
        }
        return particulars;
    }

    private static <K> void put(Map<K, String> values, K key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private MemberStatus status() {
        var code = reader.code(RosterField.STATUS, CodeBook.STATUSES);
        var status = code == null ? MemberStatus.NORMAL : MemberStatus.valueOf(code);
        if (status == MemberStatus.EXITED) {
            reader.fault(RosterField.STATUS, "member.status.exited");
        }
        return status;
    }

    private Whereabouts whereabouts() {
        var isLost = reader.isYes(RosterField.IS_LOST);
        accompany(RosterField.IS_LOST, isLost, RosterField.LOST_ON, "member.lost-on");
        var lostOn = isLost && reader.isSound(RosterField.LOST_ON) ? reader.pastDay(RosterField.LOST_ON) : null;
        var isMobile = reader.isYes(RosterField.IS_MOBILE);
        accompany(RosterField.IS_MOBILE, isMobile, RosterField.MOBILE_TO, "member.mobile-to");
        var mobileTo = isMobile && reader.isSound(RosterField.MOBILE_TO)
                ? reader.text(RosterField.MOBILE_TO, LONGEST_DESTINATION)
                : null;
        return new Whereabouts(isLost, lostOn, isMobile, mobileTo);
    }

    /// A detail must stand beside a yes and must not stand beside a no.
    private void accompany(RosterField flag, boolean isYes, RosterField detail, String code) {
        if (!reader.isSound(flag)) {
            return;
        }
        if (isYes && reader.isEmpty(detail)) {
            reader.fault(detail, code + ".required");
        } else if (!isYes && !reader.isEmpty(detail)) {
            reader.fault(detail, code + ".unexpected");
        }
    }
}
