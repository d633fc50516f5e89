package dangjian.kit.sheet;

/// What a cell's tag says: its column from 0, its type and the number of its format.
record CellHeader(int column, String type, int format) {

    private static final int GREATEST_COLUMN = 16_384;

    static CellHeader read(XmlPart xml, int nextColumn) {
        var column = nextColumn;
        var type = "n";
        var format = 0;
        for (int i = 0; i < xml.attributes(); i++) {
            switch (xml.attributeName(i)) {
                case "r" -> column = column(xml.attributeValue(i));
                case "t" -> type = xml.attributeValue(i);
                case "s" -> format = integer(xml.attributeValue(i));
                default -> {}
            }
        }
        return new CellHeader(column, type, format);
    }

    /// The column of a reference such as `AB12`, from 0.
    static int column(String reference) {
        var column = 0;
        for (int i = 0; i < reference.length(); i++) {
            var letter = reference.charAt(i) & ~0x20;
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
            if (column > GREATEST_COLUMN) {
                throw SheetException.corrupt();
            }
        }
        if (column == 0) {
            throw SheetException.corrupt();
        }
        return column - 1;
    }

    static int integer(String text) {
        try {
            var number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // falls through to the same answer as a negative number
        }
        throw SheetException.corrupt();
    }
}
