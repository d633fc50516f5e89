package dangjian.kit.sheet;

import java.util.List;

/// A workbook that cannot be read as what it should be: a stable code and the arguments of its message.
public final class SheetException extends RuntimeException {

    private final String code;
    private final transient List<Object> arguments;

    SheetException(String code, Object... arguments) {
        super(code + List.of(arguments), null, false, false);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /// The name of the rule; its text stands in the bundle `messages/sheet`.
    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /// The file is no .xlsx workbook at all.
    static SheetException notAWorkbook() {
        return new SheetException("sheet.not-a-workbook");
    }

    /// The file is an old .xls workbook or one with a password.
    static SheetException oldOrEncrypted() {
        return new SheetException("sheet.old-or-encrypted");
    }

    /// The file looks like a workbook but its content is damaged.
    static SheetException corrupt() {
        return new SheetException("sheet.corrupt");
    }

    /// The content is larger than allowed once unpacked.
    static SheetException tooLarge() {
        return new SheetException("sheet.too-large");
    }

    static SheetException tooManyRows(int most) {
        return new SheetException("sheet.too-many-rows", most);
    }

    static SheetException tooManyColumns(int row, int most) {
        return new SheetException("sheet.too-many-columns", row, most);
    }

    static SheetException noHeader(List<String> expected) {
        return new SheetException("sheet.no-header", String.join("、", expected));
    }

    static SheetException missingColumns(int row, List<String> missing) {
        return new SheetException("sheet.missing-columns", row, String.join("、", missing));
    }

    static SheetException duplicateColumns(int row, List<String> duplicate) {
        return new SheetException("sheet.duplicate-columns", row, String.join("、", duplicate));
    }

    static SheetException empty() {
        return new SheetException("sheet.empty");
    }
}
