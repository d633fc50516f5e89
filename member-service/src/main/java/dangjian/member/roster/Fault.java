package dangjian.member.roster;

import java.util.List;

/// What is wrong with one field.
///
/// @param code its text stands in the message bundles
/// @param arguments for that text; never personal data
record Fault(RosterField field, String code, List<Object> arguments) {

    static Fault of(RosterField field, String code, Object... arguments) {
        return new Fault(field, code, List.of(arguments));
    }
}
