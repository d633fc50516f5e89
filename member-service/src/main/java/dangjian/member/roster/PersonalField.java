package dangjian.member.roster;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A field of personal data that is masked unless somebody has a right and a reason to see it.
enum PersonalField {
    ID_NUMBER("members.id_number", RosterField.ID_NUMBER),
    PHONE("members.phone", RosterField.PHONE),
    ADDRESS("members.address", RosterField.ADDRESS),
    HOUSEHOLD("members.household", RosterField.HOUSEHOLD),
    RESIDENCE("members.residence", RosterField.RESIDENCE),
    HARDSHIP("members.hardship", RosterField.HARDSHIP);

    private static final Map<RosterField, PersonalField> BY_FIELD = Arrays.stream(values())
            .collect(Collectors.toMap(
                    PersonalField::field,
                    Function.identity(),
                    (one, _) -> one,
                    () -> new EnumMap<>(RosterField.class)));

    private final String cipherName;
    private final RosterField field;

    PersonalField(String cipherName, RosterField field) {
        this.cipherName = cipherName;
        this.field = field;
    }

    /// What protects a field of the roster, if anything does.
    static @Nullable PersonalField of(RosterField field) {
        return BY_FIELD.get(field);
    }

    /// The name under which it is encrypted and indexed; ciphertexts depend on it.
    String cipherName() {
        return cipherName;
    }

    RosterField field() {
        return field;
    }
}
