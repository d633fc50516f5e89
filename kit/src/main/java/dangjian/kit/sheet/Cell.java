package dangjian.kit.sheet;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands in one cell.
///
/// @param text what the user sees: a number without exponent, a date in ISO form, text unchanged
/// @param isFormula whether the cell computes its content
public record Cell(Kind kind, String text, boolean isFormula) {

    static final Cell EMPTY = new Cell(Kind.TEXT, "", false);

    /// Beyond this many digits a spreadsheet has replaced the last ones by zeros.
    private static final int EXACT_DIGITS = 15;

    /// Turns what follows around on the screen.
    private static final char RIGHT_TO_LEFT = '\u202e';

    private static final Pattern EXPONENT = Pattern.compile("\\d(?:\\.\\d+)?[Ee]\\+?\\d{1,3}");

    /// What a cell holds.
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        /// a failed computation such as `#N/A`
        ERROR
    }

    static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(Kind.TEXT, text, false);
    }

    Cell withFormula() {
        return new Cell(kind, text, true);
    }

    /// Whether the user sees nothing in it.
    public boolean isBlank() {
        return !isFormula && PlainText.isBlank(text);
    }

    /// The text in half-width characters without blanks around it.
    public String plain() {
        return PlainText.trim(text);
    }

    /// The text in half-width characters without any blank, for numbers and codes.
    public String compact() {
        return PlainText.compact(text);
    }

    /// The day, from a date cell or from text.
    public Optional<LocalDate> date() {
        return DateText.parse(text);
    }

    /// The month, from a date cell or from text.
    public Optional<YearMonth> month() {
        return DateText.parseMonth(text);
    }

    /// Whether digits are lost: an 18-digit number cell, or text like `1.10105E+17`.
    public boolean isImprecise() {
        if (kind == Kind.NUMBER) {
            return text.chars()
                            .takeWhile(character -> character != '.')
                            .filter(Character::isDigit)
                            .count()
                    > EXACT_DIGITS;
        }
        return kind == Kind.TEXT
                && text.length() < 40
                && EXPONENT.matcher(compact()).matches();
    }

    /// Whether a spreadsheet could run it or a terminal be fooled by it: a formula, text that would become one when
    /// typed in (`=`, `+`, `-`, `@` in front), or control characters.
    public boolean isDangerous() {
        return isFormula || (kind == Kind.TEXT && (startsFormula(plain()) || hasControl(text)));
    }

    private static boolean startsFormula(String plain) {
        return !plain.isEmpty()
                && "=+-@".indexOf(plain.charAt(0)) >= 0
                && plain.chars().anyMatch(character -> character != '-');
    }

    private static boolean hasControl(String text) {
        return text.chars()
                .anyMatch(character -> Character.isISOControl(character) && !Character.isWhitespace(character)
                        || character == RIGHT_TO_LEFT);
    }
}
