package dangjian.kit.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/// Reads texts, and refuses those that cannot be kept as they came: U+0000, which PostgreSQL does not store, and half
/// of a surrogate pair, which has no encoding.
final class WellFormedText extends StdScalarDeserializer<String> {

    WellFormedText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && !isWellFormed(text)) {
            throw new Refusal(parser);
        }
        return text;
    }

    static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    static final class Refusal extends MismatchedInputException {

        private Refusal(JsonParser parser) {
            super(parser, "A text with a character that cannot be stored");
        }
    }
}
