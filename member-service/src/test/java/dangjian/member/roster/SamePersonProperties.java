package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SamePersonProperties {

    private static final List<RosterField> OPTIONAL = List.of(
            RosterField.NATION,
            RosterField.EDUCATION,
            RosterField.POSITION,
            RosterField.PHONE,
            RosterField.ADDRESS,
            RosterField.DEGREE,
            RosterField.SCHOOL,
            RosterField.HARDSHIP,
            RosterField.IDENTITY_TAGS);

    @Property
    void nothingThatOneOfTheRecordsSaysIsLost(
            @ForAll("records") Member survivor,
            @ForAll("records") Member duplicate,
            @ForAll("choices") Set<RosterField> taken) {
        var pair = new SamePerson(survivor, duplicate, taken);
        var merged = pair.merged(CodeBookFixture.book(), FixedClock.TODAY).texts();
        var ours = survivor.texts();
        var theirs = duplicate.texts();
        for (var field : OPTIONAL) {
            var expected = taken.contains(field) && theirs.containsKey(field) || !ours.containsKey(field)
                    ? theirs.get(field)
                    : ours.get(field);
            assertThat(merged.get(field)).as(field.name()).isEqualTo(expected);
        }
        for (var field : List.of(RosterField.STAGE, RosterField.STATUS)) {
            assertThat(merged.get(field)).isEqualTo(ours.get(field));
        }
    }

    @Property
    void theComparisonTellsWhatTheMergedRecordSays(
            @ForAll("records") Member survivor,
            @ForAll("records") Member duplicate,
            @ForAll("choices") Set<RosterField> taken) {
        var book = CodeBookFixture.book();
        var pair = new SamePerson(survivor, duplicate, taken);
        var merged = pair.merged(book, FixedClock.TODAY);
        var fields = pair.compare(book);
        for (var compared : fields) {
            var secret = PersonalField.of(compared.field());
            var value = merged.texts().get(compared.field());
            if (secret == null && value != null) {
                assertThat(compared.merged()).isEqualTo(compared.field().write(value, book));
            }
        }
        assertThat(fields.toString()).doesNotContain(Records.LI_PHONE, Records.LI_ID, Records.WANG_ID, "人民路1号");
    }

    @Provide
    Arbitrary<Set<RosterField>> choices() {
        return Arbitraries.of(OPTIONAL).set();
    }

    @Provide
    Arbitrary<Member> records() {
        var filled = Arbitraries.of(OPTIONAL).set();
        var people = Arbitraries.of(true, false);
        return Combinators.combine(filled, people, Arbitraries.of(true, false)).as(SamePersonProperties::record);
    }

    private static Member record(Set<RosterField> filled, boolean isLi, boolean isFirst) {
        var base = isLi ? Members.li() : Members.wang();
        var texts = new EnumMap<RosterField, String>(RosterField.class);
        OPTIONAL.forEach(field -> texts.put(field, filled.contains(field) ? value(field, isFirst) : ""));
        return Members.corrected(base, texts);
    }

    private static String value(RosterField field, boolean isFirst) {
        return switch (field) {
            case NATION -> isFirst ? "汉族" : "回族";
            case EDUCATION -> isFirst ? "大学" : "研究生";
            case POSITION -> isFirst ? "社区工作人员" : "退休人员";
            case PHONE -> isFirst ? Records.LI_PHONE : "13900139001";
            case ADDRESS -> isFirst ? Records.LI_ADDRESS : "测试区南街街道文化路5号";
            case DEGREE -> isFirst ? "学士" : "硕士";
            case HARDSHIP -> "因病致困";
            case IDENTITY_TAGS -> isFirst ? "在职党员" : "社区党员";
            default -> isFirst ? "甲" : "乙";
        };
    }
}
