package dangjian.member.roster;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the values of a particular look like: how they are read from an entry, and how they go out.
///
/// They are kept as texts; several codes stand in one, separated by commas.
sealed interface FieldKind {

    /// The value that an entry gives, or nothing; a fault is noted with the reader.
    @Nullable
    String read(EntryReader reader, RosterField field);

    /// A kept value as it goes out.
    Object show(String value, CodeBook book);

    /// A kept value as people read it.
    String write(String value, CodeBook book);

    /// The code list of its values, if it has one.
    default @Nullable String list() {
        return null;
    }

    static FieldKind text() {
        return new Text();
    }

    static FieldKind code(String list) {
        return new Code(list);
    }

    static FieldKind codes(String list) {
        return new Codes(list);
    }

    static FieldKind flag() {
        return new Flag();
    }

    static FieldKind months() {
        return new Months();
    }

    static FieldKind day() {
        return new Day();
    }

    /// Free text.
    record Text() implements FieldKind {

        private static final int LONGEST = 200;

        @Override
        public @Nullable String read(EntryReader reader, RosterField field) {
            return reader.text(field, LONGEST);
        }

        @Override
        public Object show(String value, CodeBook book) {
            return value;
        }

        @Override
        public String write(String value, CodeBook book) {
            return value;
        }
    }

    /// One code of a list.
    record Code(String list) implements FieldKind {

        @Override
        public @Nullable String read(EntryReader reader, RosterField field) {
            return reader.listed(field, list);
        }

        @Override
        public Object show(String value, CodeBook book) {
            return book.known(list, value);
        }

        @Override
        public String write(String value, CodeBook book) {
            return book.known(list, value).label();
        }
    }

    /// Several codes of a list.
    record Codes(String list) implements FieldKind {

        static final String SEPARATOR = ",";

        @Override
        public @Nullable String read(EntryReader reader, RosterField field) {
            return reader.allListed(field, list);
        }

        @Override
        public List<Coded> show(String value, CodeBook book) {
            return Arrays.stream(value.split(SEPARATOR))
                    .map(code -> book.known(list, code))
                    .toList();
        }

        @Override
        public String write(String value, CodeBook book) {
            return String.join("、", show(value, book).stream().map(Coded::label).toList());
        }
    }

    /// Yes or no.
    record Flag() implements FieldKind {

        @Override
        public @Nullable String read(EntryReader reader, RosterField field) {
            return reader.isEmpty(field) ? null : String.valueOf(reader.isYes(field));
        }

        @Override
        public Object show(String value, CodeBook book) {
            return Boolean.valueOf(value);
        }

        @Override
        public String write(String value, CodeBook book) {
            return Boolean.parseBoolean(value) ? "是" : "否";
        }
    }

    /// A number of months, less than zero where it is taken away.
    record Months() implements FieldKind {

        /// What four digits can tell; what a record may hold is a rule of the membership.
        private static final int MOST = 1200;

        @Override
        public @Nullable String read(EntryReader reader, RosterField field) {
            return reader.whole(field, MOST);
        }

        @Override
        public Object show(String value, CodeBook book) {
            return Integer.valueOf(value);
        }

        @Override
        public String write(String value, CodeBook book) {
            return value;
        }
    }

    /// A day, past or to come.
    record Day() implements FieldKind {

        @Override
        public @Nullable String read(EntryReader reader, RosterField field) {
            var day = reader.day(field);
            return day == null ? null : day.toString();
        }

        @Override
        public Object show(String value, CodeBook book) {
            return LocalDate.parse(value);
        }

        @Override
        public String write(String value, CodeBook book) {
            return value;
        }
    }
}
