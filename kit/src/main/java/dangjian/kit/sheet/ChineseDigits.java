package dangjian.kit.sheet;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The numerals of a date written in Chinese: 二〇一〇年十二月三十一日.
final class ChineseDigits {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Pattern TENS = Pattern.compile("([二三])?十([一二三四五六七八九])?");

    private ChineseDigits() {}

    static String replace(String text) {
        if (text.chars().noneMatch(character -> character == '年') || !hasNumeral(text)) {
            return text;
        }
        var withTens = TENS.matcher(text).replaceAll(ChineseDigits::number);
        var plain = new StringBuilder(withTens.length());
        for (var character : withTens.toCharArray()) {
            plain.append(digit(character));
        }
        return plain.toString();
    }

    private static boolean hasNumeral(String text) {
        return text.chars().anyMatch(character -> digit((char) character) != character || character == '十');
    }

    private static String number(MatchResult match) {
        var tens = match.group(1) == null ? '1' : digit(match.group(1).charAt(0));
        var units = match.group(2) == null ? '0' : digit(match.group(2).charAt(0));
        return "" + tens + units;
    }

    private static char digit(char character) {
        if (character == '零' || character == '○' || character == 'Ｏ') {
            return '0';
        }
        var value = DIGITS.indexOf(character);
        return value < 0 ? character : (char) ('0' + value);
    }
}
