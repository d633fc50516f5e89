package dangjian.member.roster;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a name is spoken, without tones and blanks: `lijianguo`, and its initials `ljg`.
///
/// A surname is read as a surname (单 shan, 曾 zeng, 仇 qiu); ü is written v, as it is typed.
record Pinyin(String full, String initials) {

    private static final Transliterator READINGS = Transliterator.getInstance("Han-Latin/Names");

    /// Surnames that the readings above miss.
    private static final Map<String, String> SURNAMES = Map.of("缪", "miao", "朴", "piao", "乜", "nie", "查", "zha");

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
    private static final Pattern TYPED = Pattern.compile("[\\p{IsLatin}\\p{M}'’ ]+");
    private static final Pattern VOWELS_ALONE = Pattern.compile("[aoe][^aoeiunrv].*|[a-z]");
    private static final String SYLLABLE = "(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i(?:ang|ong|ng|an|ao|n|a|e|u)?"
            + "|u(?:ang|ai|an|ng|a|e|i|n|o)?|v(?:an|e|n)?|a(?:ng|i|n|o)?|o(?:ng|u)?|e(?:ng|i|n|r)?))";
    private static final Pattern SYLLABLES =
            Pattern.compile("(?>" + SYLLABLE + ")++(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?");

    static Pinyin of(String name) {
        var first = name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
        var surname = SURNAMES.get(first);
        var read = surname == null
                ? READINGS.transliterate(name)
                : surname + " " + READINGS.transliterate(name.substring(first.length()));
        var syllables = Arrays.stream(NO_LETTERS.split(plain(read)))
                .filter(syllable -> !syllable.isEmpty())
                .toList();
        return new Pinyin(
                String.join("", syllables),
                syllables.stream().map(syllable -> syllable.substring(0, 1)).collect(Collectors.joining()));
    }

    /// What somebody typed in Latin letters to find a name, in the form in which names are kept; nothing if the text
    /// is none.
    static @Nullable String typed(String text) {
        if (!TYPED.matcher(text).matches()) {
            return null;
        }
        var letters = NO_LETTERS.matcher(plain(text)).replaceAll("");
        return letters.replace("lyu", "lv").replace("nyu", "nv");
    }

    /// Whether typed letters are initials and not the beginning of syllables.
    static boolean areInitials(String letters) {
        return VOWELS_ALONE.matcher(letters).matches()
                || !SYLLABLES.matcher(letters).matches();
    }

    private static String plain(String latin) {
        return Normalizer.normalize(latin.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("u\u0308", "v")
                .replaceAll("\\p{M}", "");
    }
}
