package dangjian.member.roster;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of a record that has a procedure of its own: registration may begin with any state, a correction must not
/// change it.
enum OwnProcedure {
    /// 人员类别 becomes another by the confirmation of a probationary member
    STAGE("member.procedure.stage", RosterField.STAGE),
    /// 党籍状态 becomes another by an exit, a penalty or a restoration
    STATUS("member.procedure.status", RosterField.STATUS),
    /// 失联
    LOST("member.procedure.lost", RosterField.IS_LOST, RosterField.LOST_ON),
    /// 流动
    MOBILE("member.procedure.mobile", RosterField.IS_MOBILE, RosterField.MOBILE_TO),
    /// 所在党支部
    BRANCH("member.procedure.branch", RosterField.BRANCH);

    private final String code;
    private final Set<RosterField> fields;

    OwnProcedure(String code, RosterField... fields) {
        this.code = code;
        this.fields = Set.of(fields);
    }

    /// A problem naming the procedure of every field that a correction would change; to repeat what stands in the
    /// record is harmless.
    ///
    /// @param texts what the correction gives
    static void mustBeLeftAlone(Member member, Map<RosterField, String> texts, CodeBook book) {
        var problem = Problem.unprocessable("member.procedure");
        for (var procedure : values()) {
            for (var field : procedure.fields) {
                if (texts.containsKey(field) && !procedure.allows(field, texts.get(field), member, book)) {
                    problem = problem.at(field.pointer(), procedure.code);
                }
            }
        }
        if (!problem.faults().isEmpty()) {
            throw problem;
        }
    }

    private boolean allows(RosterField field, @Nullable String text, Member member, CodeBook book) {
        var now = field == RosterField.BRANCH
                ? member.orgId().toString()
                : member.texts().get(field);
        var given = read(field, text, book);
        return Objects.equals(now, given) || this == STATUS && isNoProcedure(now, given);
    }

    /// No procedure lies between the states of a membership that goes on undisturbed (正常、保留党籍、恢复党籍).
    private static boolean isNoProcedure(@Nullable String now, @Nullable String given) {
        return now != null
                && given != null
                && MemberStatus.valueOf(now).isUndisturbed()
                && MemberStatus.valueOf(given).isUndisturbed();
    }

    /// A text as it would stand in the record; nothing where it says nothing that could stand there.
    private static @Nullable String read(RosterField field, @Nullable String text, CodeBook book) {
        if (text == null || field == RosterField.BRANCH) {
            return text;
        }
        var reader = new EntryReader(Entry.of(Map.of(field, text)), book, LocalDate.MAX);
        return switch (field) {
            case STAGE -> reader.code(field, CodeBook.STAGES);
            case STATUS -> reader.isEmpty(field) ? MemberStatus.NORMAL.name() : reader.code(field, CodeBook.STATUSES);
            case IS_LOST, IS_MOBILE -> String.valueOf(reader.isYes(field));
            case LOST_ON -> day(reader.day(field));
            default -> reader.isEmpty(field) ? null : text.strip();
        };
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
