package dangjian.member.transfer;

import dangjian.member.roster.Introduction;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.Sex;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What a letter of introduction says, in its own words.
///
/// @param people whom it introduces; at least one
/// @param handler who issued it (经办人)
record LetterContent(Transfer transfer, Letter letter, List<Introduction> people, String handler) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

    boolean isOfOne() {
        return people.size() == 1;
    }

    String number() {
        return "第%s号".formatted(letter.number());
    }

    String issuer() {
        return transfer.from().committeeName();
    }

    String issuedOn() {
        return day(letter.issuedOn());
    }

    /// 存根: who goes from where to where.
    String stub() {
        return "%s系%s，组织关系由%s转到%s。党费已交到%s。介绍信有效至%s。"
                .formatted(
                        who(), stage(), transfer.from().name(), transfer.to().name(), dues(), day(letter.validUntil()));
    }

    /// 介绍信: who is introduced to the receiver.
    String request() {
        return "%s系%s，由%s去%s，请转接组织关系。%s党费已交到%s。"
                .formatted(
                        isOfOne() ? particulars(people.getFirst()) : who(),
                        stage(),
                        transfer.from().name(),
                        transfer.to().name(),
                        isOfOne() ? "该同志" : "以上同志",
                        dues());
    }

    String validity() {
        return "（有效期%d天，至%s止）".formatted(letter.days(), day(letter.validUntil()));
    }

    /// 回执联: that the receiver has them now, the day and the branch left open.
    String slip() {
        return "%s的党员组织关系已于　　　　年　　月　　日转到我处，编入　　　　　　　　　　　　　　党支部，特此回复。".formatted(who());
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private String who() {
        return "%s%s同志".formatted(people.getFirst().name(), isOfOne() ? "" : "等%d名".formatted(people.size()))
                + (isOfOne() ? "" : "（名单附后）");
    }

    private static String particulars(Introduction person) {
        return "%s同志（%s%s，%s出生，公民身份号码%s）"
                .formatted(
                        person.name(),
                        sex(person),
                        person.nation() == null ? "" : "，" + person.nation(),
                        MONTH.format(person.birthday()),
                        person.idNumber());
    }

    private String stage() {
        var full = people.stream()
                .filter(person -> person.stage() == MemberStage.FULL)
                .count();
        if (isOfOne()) {
            return full == 1 ? "中共正式党员" : "中共预备党员";
        }
        return full == people.size() ? "中共正式党员" : "中共党员（正式党员%d名、预备党员%d名）".formatted(full, people.size() - full);
    }

    private String dues() {
        return MONTH.format(transfer.duesPaidTo());
    }

    static String sex(Introduction person) {
        return person.sex() == Sex.MALE ? "男" : "女";
    }
}
