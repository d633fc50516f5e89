package dangjian.member.roster;

import org.jspecify.annotations.Nullable;

/// One field that became something else; personal data are masked.
record Change(
        RosterField field,
        @Nullable String valueBefore,
        @Nullable String valueAfter) {

    static Change of(RosterField field, @Nullable String before, @Nullable String after) {
        return new Change(field, masked(field, before), masked(field, after));
    }

    private static @Nullable String masked(RosterField field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (field) {
            case ID_NUMBER -> PersonalData.mask(PersonalField.ID_NUMBER, text);
            case PHONE -> PersonalData.mask(PersonalField.PHONE, text);
            case ADDRESS -> PersonalData.mask(PersonalField.ADDRESS, text);
            default -> text;
        };
    }
}
