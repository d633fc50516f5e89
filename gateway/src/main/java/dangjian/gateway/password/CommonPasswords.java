package dangjian.gateway.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Passwords that guessers try first (弱口令), also in the usual disguises: `P@ssw0rd-2026` is `password`.
final class CommonPasswords {

    private static final String DISGUISES = "@0134$5!78";
    private static final String LETTERS = "aoleassitb";

    private final Set<String> words;

    private CommonPasswords(Set<String> words) {
        this.words = words;
    }

    /// Reads `common-passwords.txt`, one word a line, small letters and digits.
    static CommonPasswords read() {
        try (var file = Objects.requireNonNull(
                CommonPasswords.class.getResourceAsStream("/dangjian/gateway/password/common-passwords.txt"))) {
            return new CommonPasswords(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean contain(String password) {
        var text = password.toLowerCase(Locale.ROOT);
        var letters = text.replaceAll("[^a-z]", "");
        return words.contains(text)
                || words.contains(text.replaceAll("[^a-z0-9]", ""))
                || words.contains(letters)
                || words.contains(undisguised(text.replaceFirst("[^a-z]+$", "")))
                || words.contains(undisguised(text));
    }

    private static String undisguised(String text) {
        var word = new StringBuilder();
        text.chars().forEach(character -> {
            var place = DISGUISES.indexOf(character);
            var letter = place < 0 ? (char) character : LETTERS.charAt(place);
            if (letter >= 'a' && letter <= 'z') {
                word.append(letter);
            }
        });
        return word.toString();
    }
}
