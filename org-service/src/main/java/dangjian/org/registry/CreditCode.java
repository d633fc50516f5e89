package dangjian.org.registry;

import java.util.regex.Pattern;

/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last one a check character.
record CreditCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final int BASE = 31;
    private static final int GENERATOR = 3;

    boolean isWellFormed() {
        return FORM.matcher(text).matches();
    }

    /// Whether a well-formed code ends with the character that the others demand.
    boolean hasValidCheck() {
        return checkCharacter(text.substring(0, text.length() - 1)) == text.charAt(text.length() - 1);
    }

    static char checkCharacter(String first17) {
        var sum = 0;
        var weight = 1;
        for (int i = 0; i < first17.length(); i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * weight;
            weight = weight * GENERATOR % BASE;
        }
        return ALPHABET.charAt((BASE - sum % BASE) % BASE);
    }
}
