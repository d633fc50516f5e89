package dangjian.member.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How much of what a record should hold it does hold (信息完整度).
///
/// @param percent of the required fields that apply, and are filled
/// @param missing the others of them
record Completeness(int percent, List<RosterField> missing) {

    static Completeness of(Draft draft, CodeBook book) {
        var required = book.list(CodeBook.REQUIRED_FIELDS);
        var applying = Arrays.stream(RosterField.values())
                .filter(field -> required.has(field.name()) && applies(field, draft))
                .toList();
        var missing = new ArrayList<>(applying);
        missing.remove(RosterField.BRANCH); // no record is without one
        missing.removeAll(draft.texts().keySet());
        var percent = applying.isEmpty() ? 100 : (applying.size() - missing.size()) * 100 / applying.size();
        return new Completeness(percent, List.copyOf(missing));
    }

    private static boolean applies(RosterField field, Draft draft) {
        return switch (field) {
            case FULL_ON -> draft.membership().stage() == MemberStage.FULL;
            case LOST_ON, LOST_CIRCUMSTANCE -> draft.whereabouts().isLost();
            case MOBILE_TO -> draft.whereabouts().isMobile();
            default -> true;
        };
    }
}
