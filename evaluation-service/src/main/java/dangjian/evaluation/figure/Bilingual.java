package dangjian.evaluation.figure;

import java.util.Locale;

/// A text in Chinese and English.
public record Bilingual(String zh, String en) {

    String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }
}
