package dangjian.kit.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/// The texts users read, by code: Chinese unless the reader asks for English.
public final class Messages {

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    /// @param names bundles below `messages/`, each a Chinese file and its `_en` twin
    public Messages(String... names) {
        for (var name : names) {
            if (Messages.class.getClassLoader().getResource("messages/" + name + ".properties") != null) {
                source.addBasenames("messages/" + name);
            }
        }
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setUseCodeAsDefaultMessage(true);
        source.setAlwaysUseMessageFormat(true);
    }

    public String text(String code, List<?> arguments, Locale locale) {
        return source.getMessage(code, arguments.toArray(), locale);
    }

    public String text(String code, Locale locale) {
        return text(code, List.of(), locale);
    }

    boolean knows(String code) {
        return !source.getMessage(code, null, Locale.ROOT).equals(code);
    }
}
