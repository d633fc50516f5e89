package dangjian.org.registry;

import java.util.regex.Pattern;

/// An administrative division code (行政区划代码, GB/T 2260): 6 digits for a district, 9 for a street, 12 for a community.
record DivisionCode(String text) {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{5}(\\d{3}(\\d{3})?)?");

    boolean isWellFormed() {
        return FORM.matcher(text).matches();
    }
}
