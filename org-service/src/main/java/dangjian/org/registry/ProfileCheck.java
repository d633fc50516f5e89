package dangjian.org.registry;

import dangjian.kit.sheet.PhoneText;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What must be right about an organisation whatever the register and the rulebook say.
final class ProfileCheck {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SHORT_NAME = 50;
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_PERSON_NAME = 50;
    private static final int LONGEST_ADDRESS = 200;
    private static final String FORMULA_SIGNS = "=+-@";

    /// The country's extent in whole degrees.
    private static final BigDecimal WEST = BigDecimal.valueOf(73);

    private static final BigDecimal EAST = BigDecimal.valueOf(136);
    private static final BigDecimal SOUTH = BigDecimal.valueOf(3);
    private static final BigDecimal NORTH = BigDecimal.valueOf(54);

    private final LocalDate today;
    private final Complaints complaints;

    ProfileCheck(LocalDate today, Complaints complaints) {
        this.today = today;
        this.complaints = complaints;
    }

    void check(Naming naming, Contact contact, Unit unit) {
        text(Field.NAME, naming.name(), LONGEST_NAME);
        text(Field.SHORT_NAME, naming.shortName(), LONGEST_SHORT_NAME);
        text(Field.CODE, naming.code(), LONGEST_CODE);
        text(Field.SECRETARY_NAME, contact.secretaryName(), LONGEST_PERSON_NAME);
        text(Field.CONTACT_NAME, contact.contactName(), LONGEST_PERSON_NAME);
        if (contact.phone() != null && PhoneText.parse(contact.phone()).isEmpty()) {
            complaints.add(Field.CONTACT_PHONE, "organization.phone");
        }
        text(Field.UNIT_NAME, unit.name(), LONGEST_NAME);
        text(Field.CREDIT_CODE_NOTE, unit.creditCodeNote(), LONGEST_NAME);
        text(Field.ADDRESS, unit.address(), LONGEST_ADDRESS);
        creditCode(unit);
        if (unit.divisionCode() != null && !new DivisionCode(unit.divisionCode()).isWellFormed()) {
            complaints.add(Field.DIVISION_CODE, "organization.division-code");
        }
        if (unit.position() != null) {
            position(unit.position());
        }
    }

    void check(@Nullable LocalDate foundedOn, Term term) {
        if (foundedOn != null && foundedOn.isAfter(today)) {
            complaints.add(Field.FOUNDED_ON, "organization.founded-in-future", foundedOn.toString(), today.toString());
        }
        var electedOn = term.electedOn();
        var endsOn = term.endsOn();
        if (electedOn != null && electedOn.isAfter(today)) {
            complaints.add(Field.ELECTED_ON, "organization.elected-in-future", electedOn.toString(), today.toString());
        } else if (electedOn != null && foundedOn != null && electedOn.isBefore(foundedOn)) {
            complaints.add(
                    Field.ELECTED_ON,
                    "organization.elected-before-founded",
                    electedOn.toString(),
                    foundedOn.toString());
        }
        if (electedOn != null && endsOn != null && !endsOn.isAfter(electedOn)) {
            complaints.add(
                    Field.TERM_ENDS_ON,
                    "organization.term-ends-before-election",
                    endsOn.toString(),
                    electedOn.toString());
        } else if (electedOn == null && endsOn != null && foundedOn != null && endsOn.isBefore(foundedOn)) {
            complaints.add(
                    Field.TERM_ENDS_ON,
                    "organization.term-ends-before-founded",
                    endsOn.toString(),
                    foundedOn.toString());
        }
    }

    private void creditCode(Unit unit) {
        if (unit.creditCode() == null) {
            return;
        }
        var code = new CreditCode(unit.creditCode());
        if (!code.isWellFormed()) {
            complaints.add(Field.CREDIT_CODE, "organization.credit-code");
        } else if (!code.hasValidCheck() && unit.creditCodeNote() == null) {
            complaints.add(
                    Field.CREDIT_CODE,
                    "organization.credit-code-check",
                    Field.CREDIT_CODE_NOTE.column().heading());
        }
    }

    private void position(Position position) {
        if (isOutside(position.longitude(), WEST, EAST)) {
            complaints.add(Field.LONGITUDE, "organization.longitude", WEST, EAST);
        }
        if (isOutside(position.latitude(), SOUTH, NORTH)) {
            complaints.add(Field.LATITUDE, "organization.latitude", SOUTH, NORTH);
        }
    }

    private static boolean isOutside(BigDecimal value, BigDecimal least, BigDecimal most) {
        return value.compareTo(least) < 0 || value.compareTo(most) > 0;
    }

    private void text(Field field, @Nullable String text, int most) {
        if (text == null || text.isEmpty()) {
            return;
        }
        if (text.length() > most) {
            complaints.add(field, "organization.too-long", most);
        } else if (FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0
                || text.codePoints().anyMatch(ProfileCheck::isInvisible)) {
            complaints.add(field, "organization.text");
        }
    }

    /// Control characters and those that turn the direction of writing.
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
