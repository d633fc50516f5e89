package dangjian.member.roster;

import dangjian.kit.sheet.PlainText;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A code list (代码表) in the version in force.
final class CodeList {

    private final String name;
    private final int version;
    private final LocalDate effectiveOn;
    private final String title;
    private final String basis;
    private final Map<String, Code> byCode = new LinkedHashMap<>();
    private final Map<String, String> byText = new HashMap<>();

    CodeList(Header header, List<Code> codes) {
        this.name = header.name();
        this.version = header.version();
        this.effectiveOn = header.effectiveOn();
        this.title = header.title();
        this.basis = header.basis();
        codes.forEach(code -> {
            byCode.put(code.code(), code);
            byText.put(key(code.label()), code.code());
            code.aliases().forEach(alias -> byText.put(key(alias), code.code()));
        });
        codes.forEach(code -> byText.putIfAbsent(key(code.code()), code.code()));
    }

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    /// The label of its first code.
    String example() {
        return byCode.values().stream().findFirst().map(Code::label).orElse("");
    }

    /// The codes that count as one of these groups, or are one of them.
    Set<String> within(Collection<String> groups) {
        return byCode.values().stream()
                .filter(code ->
                        groups.contains(code.code()) || (code.groupCode() != null && groups.contains(code.groupCode())))
                .map(Code::code)
                .collect(Collectors.toSet());
    }

    /// The code that a text means: a code, its label or a usual variant.
    @Nullable
    String find(String text) {
        return byText.get(key(text));
    }

    @Nullable
    Code get(String code) {
        return byCode.get(code);
    }

    boolean has(String code) {
        return byCode.containsKey(code);
    }

    CodeListView view() {
        return new CodeListView(name, version, effectiveOn, title, basis, List.copyOf(byCode.values()));
    }

    private static String key(String text) {
        return PlainText.compact(text).toUpperCase(Locale.ROOT);
    }

    /// What a version of a list says about itself.
    record Header(String name, int version, LocalDate effectiveOn, String title, String basis) {}

    /// One entry of a list.
    record Code(String code, String label, @Nullable String groupCode, List<String> aliases) {}
}
