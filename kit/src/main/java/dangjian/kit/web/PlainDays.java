package dangjian.kit.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Days in JSON: ISO text of a day that somebody may mean. A number is no day, though Jackson takes it for one that
/// many days after 1970, and days of the year 0 or 999999999 are slips that no calendar can reckon with.
final class PlainDays extends StdDeserializer<LocalDate> {

    /// Nobody of whom the platform knows was born before.
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private PlainDays() {
        super(LocalDate.class);
    }

    static SimpleModule module() {
        return new SimpleModule("plain-days").addDeserializer(LocalDate.class, new PlainDays());
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (LocalDate) context.handleUnexpectedToken(context.constructType(LocalDate.class), parser);
        }
        try {
            var day = LocalDate.parse(parser.getString());
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeParseException _) {
            // falls through to the same answer as a day out of range
        }
        throw context.weirdStringException("", LocalDate.class, "not a day");
    }
}
