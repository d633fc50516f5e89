package dangjian.evaluation.point;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// All published rule books, latest first.
record RuleBooks(List<RuleBook> books) {

    /// The book by which what happens on a day is valued; empty for days before the first book.
    Optional<RuleBook> inForceOn(LocalDate day) {
        return books.stream()
                .filter(book -> !book.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(RuleBook::effectiveFrom));
    }

    Optional<RuleBook> version(int version) {
        return books.stream().filter(book -> book.version() == version).findFirst();
    }

    /// The title of a rule as the latest book that knows it has it.
    String title(String ruleCode) {
        return books.stream()
                .flatMap(book -> book.rules().stream())
                .filter(rule -> rule.code().equals(ruleCode))
                .map(PointRule::title)
                .findFirst()
                .orElse(ruleCode);
    }

    /// The rule under which something was entered, whatever book is in force now.
    PointRule ruleOf(PointEntry entry) {
        return version(entry.bookVersion())
                .orElseThrow(() -> new NoSuchElementException("There is no rule book " + entry.bookVersion()))
                .rule(entry.ruleCode());
    }
}
