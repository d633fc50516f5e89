package dangjian.org.registry;

import dangjian.kit.sheet.PhoneText;
import dangjian.kit.sheet.PlainText;
import dangjian.org.rule.UnitCategory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a request says of an organisation: what is absent stays as it is, an empty text removes what was there.
interface Details {

    @Nullable
    String name();

    @Nullable
    String shortName();

    @Nullable
    String code();

    @Nullable
    UnitCategory category();

    @Nullable
    String secretaryName();

    @Nullable
    String contactName();

    @Nullable
    String contactPhone();

    @Nullable
    String unitName();

    @Nullable
    String creditCode();

    @Nullable
    String creditCodeNote();

    @Nullable
    String divisionCode();

    @Nullable
    String address();

    @Nullable
    BigDecimal longitude();

    @Nullable
    BigDecimal latitude();

    @Nullable
    LocalDate electedOn();

    @Nullable
    LocalDate termEndsOn();

    /// The profile with these details.
    default Profile applyTo(Profile current) {
        var category = category();
        return new Profile(
                naming(current.naming()),
                current.kind(),
                category == null ? current.category() : category,
                contact(current.contact()),
                unit(current.unit()),
                term(current.term()));
    }

    /// An election begins a new term: without its end the rule tells it.
    private Term term(Term current) {
        return electedOn() == null
                ? new Term(current.electedOn(), given(termEndsOn(), current.endsOn()))
                : new Term(electedOn(), termEndsOn());
    }

    private Naming naming(Naming current) {
        var name = text(name(), current.name());
        var shortName = text(shortName(), current.shortName());
        return new Naming(
                name == null ? "" : name,
                shortName == null || shortName.isEmpty() ? name == null ? "" : name : shortName,
                text(code(), current.code()));
    }

    private Contact contact(Contact current) {
        var phone = text(contactPhone(), current.phone());
        return new Contact(
                text(secretaryName(), current.secretaryName()),
                text(contactName(), current.contactName()),
                phone == null ? null : PhoneText.parse(phone).orElse(phone));
    }

    private Unit unit(Unit current) {
        var creditCode = text(creditCode(), current.creditCode());
        return new Unit(
                text(unitName(), current.name()),
                creditCode == null ? null : PlainText.compact(creditCode).toUpperCase(Locale.ROOT),
                text(creditCodeNote(), current.creditCodeNote()),
                text(divisionCode(), current.divisionCode()),
                text(address(), current.address()),
                position(current.position()));
    }

    private @Nullable Position position(@Nullable Position current) {
        var longitude = given(longitude(), current == null ? null : current.longitude());
        var latitude = given(latitude(), current == null ? null : current.latitude());
        return longitude == null || latitude == null ? null : new Position(longitude, latitude);
    }

    private static @Nullable String text(@Nullable String given, @Nullable String current) {
        if (given == null) {
            return current;
        }
        var plain = PlainText.trim(given);
        return plain.isEmpty() ? null : plain;
    }

    private static <T> @Nullable T given(@Nullable T given, @Nullable T current) {
        return given == null ? current : given;
    }
}
