package dangjian.org.rule;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The code lists as they go out, with the rules in force today.
record CodeListsView(List<Kind> kinds, List<Category> categories) {

    static CodeListsView of(Rulebook rulebook, LocalDate today, UnaryOperator<String> text) {
        var kinds = Arrays.stream(OrganizationKind.values())
                .flatMap(kind -> rulebook.kind(kind, today).stream())
                .map(rule -> Kind.of(rule, rulebook, today, text))
                .toList();
        var categories = Arrays.stream(UnitCategory.values())
                .map(category -> new Category(category, text.apply(category.label())))
                .toList();
        return new CodeListsView(kinds, categories);
    }

    /// A kind of organisation and what holds for it.
    record Kind(
            @Schema(example = "BRANCH") OrganizationKind code,
            @Schema(description = "名称", example = "党支部") String name,

            @Schema(description = "全国系统代码", example = "631") @Nullable
            String nationalCode,

            @Schema(description = "党员是否直接隶属") boolean holdsMembers,
            @Schema(description = "产生方式：选举、任命、指定") Leadership leadership,
            @Schema(description = "可以隶属于哪些类别") Set<OrganizationKind> parents,
            @Schema(description = "任期") List<Term> terms,

            @Schema(description = "依据", example = "《中国共产党支部工作条例（试行）》")
            String legalBasis,

            LocalDate effectiveFrom) {

        private static Kind of(KindRule rule, Rulebook rulebook, LocalDate today, UnaryOperator<String> text) {
            return new Kind(
                    rule.kind(),
                    text.apply(rule.kind().label()),
                    rule.nationalCode(),
                    rule.holdsMembers(),
                    rule.leadership(),
                    rulebook.parentsOf(rule.kind(), today),
                    terms(rule.kind(), rulebook, today),
                    rule.legalBasis(),
                    rule.effectiveFrom());
        }

        private static List<Term> terms(OrganizationKind kind, Rulebook rulebook, LocalDate today) {
            return Stream.of(UnitCategory.values())
                    .flatMap(category -> rulebook.term(kind, category, today).stream())
                    .distinct()
                    .map(Term::of)
                    .toList();
        }
    }

    /// Length of a term.
    record Term(
            @Schema(description = "适用的单位性质类别；没有则适用其余各类") @Nullable
            UnitCategory category,

            @Schema(description = "年数", example = "3") int years,
            @Schema(description = "最多延期年数", example = "1") int extensionYears,
            @Schema(description = "依据") String legalBasis,
            LocalDate effectiveFrom) {

        private static Term of(TermRule rule) {
            return new Term(
                    rule.category(), rule.years(), rule.extensionYears(), rule.legalBasis(), rule.effectiveFrom());
        }
    }

    /// What the unit of an organisation is.
    record Category(
            @Schema(example = "COMMUNITY") UnitCategory code,
            @Schema(description = "名称", example = "社区") String name) {}
}
