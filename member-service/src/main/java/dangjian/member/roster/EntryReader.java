package dangjian.member.roster;

import dangjian.kit.sheet.Cell;
import dangjian.kit.sheet.PhoneText;
import dangjian.kit.sheet.YesNo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one entry and notes at most one fault for each.
final class EntryReader {

    private static final Set<String> NOTHING = Set.of("-", "--", "—", "——", "/", "\\", "无", "N/A");
    private static final Pattern SEPARATORS = Pattern.compile("[,，、;；|/]");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,4}");

    private final Entry entry;
    private final CodeBook book;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>(0);
    private final EnumSet<RosterField> faulty = EnumSet.noneOf(RosterField.class);

    EntryReader(Entry entry, CodeBook book, LocalDate today) {
        this.entry = entry;
        this.book = book;
        this.today = today;
    }

    List<Fault> faults() {
        return faults;
    }

    LocalDate today() {
        return today;
    }

    /// Whether nothing is wrong with the field itself.
    boolean isSound(RosterField field) {
        return !faulty.contains(field);
    }

    void fault(RosterField field, String code, Object... arguments) {
        if (faulty.add(field)) {
            faults.add(Fault.of(field, code, arguments));
        }
    }

    /// Whether nothing was typed.
    boolean isEmpty(RosterField field) {
        var cell = entry.cell(field);
        return cell.isBlank() || (!field.isRequired() && !cell.isFormula() && NOTHING.contains(cell.compact()));
    }

    @Nullable
    String name() {
        var cell = cell(RosterField.NAME);
        if (cell == null) {
            return null;
        }
        var name = MemberName.normalise(cell.text());
        var code = MemberName.fault(name);
        if (code != null) {
            fault(RosterField.NAME, code);
        }
        return name;
    }

    @Nullable
    CitizenId idNumber() {
        var cell = cell(RosterField.ID_NUMBER);
        if (cell == null) {
            return null;
        }
        if (cell.isImprecise()) {
            fault(RosterField.ID_NUMBER, "import.imprecise");
            return null;
        }
        var number = CitizenId.normalise(cell.text());
        var code = CitizenId.fault(number);
        if (code != null) {
            fault(RosterField.ID_NUMBER, code);
            return null;
        }
        var id = new CitizenId(number);
        if (id.birthday().isAfter(today)) {
            fault(RosterField.ID_NUMBER, "member.id-number.birthday");
            return null;
        }
        return id;
    }

    @Nullable
    String phone() {
        if (isEmpty(RosterField.PHONE)) {
            return null;
        }
        var cell = entry.cell(RosterField.PHONE);
        var number = PhoneText.parse(cell.text());
        if (number.isPresent() && !cell.isFormula()) {
            return number.get(); // +86 is a usual beginning, not a formula
        }
        if (cell(RosterField.PHONE) != null) {
            fault(RosterField.PHONE, "member.phone");
        }
        return null;
    }

    @Nullable
    String text(RosterField field, int longest) {
        var cell = cell(field);
        if (cell == null) {
            return null;
        }
        if (cell.plain().length() > longest) {
            fault(field, "import.too-long", longest);
        }
        return cell.plain();
    }

    /// A day that is not in the future.
    @Nullable
    LocalDate pastDay(RosterField field) {
        var day = day(field);
        if (day != null && day.isAfter(today)) {
            fault(field, "import.future");
        }
        return day;
    }

    /// A day, past or to come.
    @Nullable
    LocalDate day(RosterField field) {
        var cell = cell(field);
        if (cell == null) {
            return null;
        }
        var day = cell.date();
        if (day.isEmpty()) {
            fault(field, "import.date");
        }
        return day.orElse(null);
    }

    /// The birthday; people often write only its month, which is enough where the ID number tells the day.
    @Nullable
    LocalDate birthday(@Nullable CitizenId id) {
        var cell = isEmpty(RosterField.BIRTHDAY) ? null : entry.cell(RosterField.BIRTHDAY);
        if (id != null && cell != null && !cell.isDangerous() && cell.date().isEmpty()) {
            var isThatMonth = cell.month()
                    .filter(month -> month.atDay(1).equals(id.birthday().withDayOfMonth(1)))
                    .isPresent();
            if (isThatMonth) {
                return id.birthday();
            }
        }
        return pastDay(RosterField.BIRTHDAY);
    }

    @Nullable
    String code(RosterField field, String list) {
        var cell = cell(field);
        if (cell == null) {
            return null;
        }
        var code = book.list(list).find(cell.text());
        if (code == null) {
            fault(field, "member.not-listed." + list);
        }
        return code;
    }

    /// The code of a particular; its fault names the list and gives an example.
    @Nullable
    String listed(RosterField field, String list) {
        var cell = cell(field);
        return cell == null ? null : listed(field, list, cell.text());
    }

    /// The codes of a particular in the order in which they were written, as one text.
    @Nullable
    String allListed(RosterField field, String list) {
        var cell = cell(field);
        if (cell == null) {
            return null;
        }
        var codes = SEPARATORS
                .splitAsStream(cell.plain())
                .filter(text -> !text.isBlank())
                .map(text -> listed(field, list, text))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(FieldKind.Codes.SEPARATOR));
        return codes.isEmpty() ? null : codes;
    }

    /// A whole number between minus and plus the greatest.
    @Nullable
    String whole(RosterField field, int greatest) {
        if (isEmpty(field)) {
            return null;
        }
        var cell = entry.cell(field);
        var text = cell.compact();
        if (!cell.isFormula() && WHOLE.matcher(text).matches() && Math.abs(Integer.parseInt(text)) <= greatest) {
            return String.valueOf(Integer.parseInt(text)); // a sign is a usual beginning, not a formula
        }
        if (cell(field) != null) {
            fault(field, "member.whole", greatest);
        }
        return null;
    }

    boolean isYes(RosterField field) {
        var cell = cell(field);
        if (cell == null) {
            return false;
        }
        var answer = YesNo.parse(cell.text());
        if (answer.isEmpty()) {
            fault(field, "import.yes-no");
        }
        return answer.orElse(false);
    }

    private @Nullable String listed(RosterField field, String list, String text) {
        var codes = book.list(list);
        var code = codes.find(text);
        if (code == null) {
            fault(field, "member.not-listed", codes.title(), codes.example());
        }
        return code;
    }

    private @Nullable Cell cell(RosterField field) {
        if (isEmpty(field)) {
            if (field.isRequired()) {
                fault(field, "import.required");
            }
            return null;
        }
        var cell = entry.cell(field);
        if (cell.isDangerous()) {
            fault(field, "member.unsafe");
            return null;
        }
        return cell;
    }
}
