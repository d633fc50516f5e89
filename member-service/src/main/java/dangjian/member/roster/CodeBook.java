package dangjian.member.roster;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The code lists in force and the numbers of law of every time.
final class CodeBook {

    static final String SEXES = "sexes";
    static final String NATIONS = "nations";
    static final String EDUCATIONS = "educations";
    static final String POSITIONS = "positions";
    static final String STAGES = "stages";
    static final String STATUSES = "statuses";
    static final String EXIT_REASONS = "exit-reasons";
    static final String REQUIRED_FIELDS = "required-fields";

    private static final String JOINING_AGE = "joining-age";
    private static final String PROBATION_MONTHS = "probation-months";
    private static final String HONOURED_YEARS = "honoured-years";

    private final Map<String, CodeList> lists = new LinkedHashMap<>();
    private final Map<String, NavigableMap<LocalDate, Integer>> rules = new LinkedHashMap<>();

    CodeBook(Collection<CodeList> lists, Collection<Rule> rules) {
        lists.forEach(list -> this.lists.put(list.name(), list));
        rules.forEach(rule ->
                this.rules.computeIfAbsent(rule.name(), _ -> new TreeMap<>()).put(rule.effectiveOn(), rule.value()));
    }

    List<CodeList> lists() {
        return List.copyOf(lists.values());
    }

    CodeList list(String name) {
        return Objects.requireNonNull(lists.get(name), name);
    }

    /// The code of that list with its label, as it goes out.
    @Nullable
    Coded coded(String list, @Nullable String code) {
        return code == null ? null : known(list, code);
    }

    /// The code of that list with its label; a code of an older version stands for itself.
    Coded known(String list, String code) {
        var known = list(list).get(code);
        return new Coded(code, known == null ? code : known.label());
    }

    /// How old somebody had to be to join on that day; nothing when no rule is known for it.
    @Nullable
    Integer joiningAge(LocalDate day) {
        return rule(JOINING_AGE, day);
    }

    /// How many months a probation lasts that began on that day; nothing when no rule is known for it.
    @Nullable
    Integer probationMonths(LocalDate day) {
        return rule(PROBATION_MONTHS, day);
    }

    /// How many years of membership are honoured (光荣在党50年) on that day; nothing before there was the medal.
    @Nullable
    Integer honouredYears(LocalDate day) {
        return rule(HONOURED_YEARS, day);
    }

    private @Nullable Integer rule(String name, LocalDate day) {
        var rule = rules.getOrDefault(name, new TreeMap<>()).floorEntry(day);
        return rule == null ? null : rule.getValue();
    }

    /// A number of law from a day on.
    record Rule(String name, LocalDate effectiveOn, int value) {}
}
