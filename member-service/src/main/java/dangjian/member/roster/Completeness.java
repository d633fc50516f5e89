package dangjian.member.roster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How much of what a record should hold it does hold (信息完整度), in percent of the fields that apply.
final class Completeness {

    private Completeness() {}

    static int of(Draft draft, CodeBook book) {
        var required = book.list(CodeBook.REQUIRED_FIELDS);
        var applying = Arrays.stream(RosterField.values())
                .filter(field -> required.has(field.name()) && applies(field, draft))
                .toList();
        var filled = applying.stream().filter(field -> isFilled(field, draft)).count();
        return applying.isEmpty() ? 100 : (int) (filled * 100 / applying.size());
    }

    private static boolean applies(RosterField field, Draft draft) {
        return switch (field) {
            case FULL_ON -> draft.membership().stage() == MemberStage.FULL;
            case LOST_ON -> draft.whereabouts().isLost();
            case MOBILE_TO -> draft.whereabouts().isMobile();
            default -> true;
        };
    }

    private static boolean isFilled(RosterField field, Draft draft) {
        return switch (field) {
            case NATION -> isThere(draft.person().nation());
            case EDUCATION -> isThere(draft.person().education());
            case POSITION -> isThere(draft.person().position());
            case PHONE -> isThere(draft.personal().phone());
            case ADDRESS -> isThere(draft.personal().address());
            case FULL_ON -> isThere(draft.membership().fullOn());
            case LOST_ON -> isThere(draft.whereabouts().lostOn());
            case MOBILE_TO -> isThere(draft.whereabouts().mobileTo());
            case NAME, ID_NUMBER, SEX, BIRTHDAY, STAGE, BRANCH, JOINED_ON, STATUS, IS_LOST, IS_MOBILE -> true;
        };
    }

    private static boolean isThere(@Nullable Object value) {
        return value != null;
    }
}
