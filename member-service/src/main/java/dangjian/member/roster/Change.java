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
        var secret = PersonalField.of(field);
        return secret == null ? text : PersonalData.mask(secret, text);
    }
}
