package dangjian.member.dues;

import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class DuesSchemeRepository {

    private final DatabaseClient database;

    DuesSchemeRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The rates in force on a day.
    @Unscoped("rates belong to no organisation")
    Mono<DuesScheme> on(LocalDate day) {
        return header(day)
                .flatMap(header -> Mono.zip(
                                brackets(header.version()).collectList(),
                                kinds(header.version()).collectList(),
                                rules(day))
                        .map(parts -> {
                            var brackets = parts.getT1();
                            var rules = parts.getT3();
                            var classes = parts.getT2().stream()
                                    .map(kind -> new DuesScheme.Rates(
                                            kind,
                                            brackets.stream()
                                                    .filter(row -> row.payerClass() == kind.payerClass())
                                                    .map(BracketRow::bracket)
                                                    .toList()))
                                    .toList();
                            return new DuesScheme(header, classes, rules.number(DuesRules.ROUNDING), rules.fixed());
                        }));
    }

    /// The numbers of law and local policy on dues in force on a day, by name.
    @Unscoped("rules belong to no organisation")
    Mono<DuesRules> rules(LocalDate day) {
        return database.sql("""
            select distinct on (name) name, value from rules
            where name like 'dues-%' and effective_on <= :day order by name, effective_on desc
            """)
                .bind("day", day)
                .mapProperties(NumberRow.class)
                .all()
                .collectMap(NumberRow::name, NumberRow::value)
                .map(DuesRules::new);
    }

    private Mono<DuesScheme.Header> header(LocalDate day) {
        return database.sql("""
            select version, effective_on, title, basis from dues_schemes
            where effective_on <= :day order by version desc limit 1
            """)
                .bind("day", day)
                .mapProperties(DuesScheme.Header.class)
                .one();
    }

    private Flux<DuesScheme.Kind> kinds(int version) {
        return database.sql("select * from dues_payer_classes where version = :version order by place")
                .bind("version", version)
                .mapProperties(KindRow.class)
                .all()
                .map(KindRow::kind);
    }

    private Flux<BracketRow> brackets(int version) {
        return database.sql("select * from dues_brackets where version = :version order by payer_class, above_fen")
                .bind("version", version)
                .mapProperties(BracketRow.class)
                .all();
    }

    private record NumberRow(String name, int value) {}

    private record KindRow(
            PayerClass payerClass,
            String label,
            @Nullable String base,
            int months,
            boolean branchDecidesReductions,
            String[] aliases) {

        DuesScheme.Kind kind() {
            return new DuesScheme.Kind(payerClass, label, base, months, branchDecidesReductions, List.of(aliases));
        }
    }

    private record BracketRow(
            PayerClass payerClass,
            long aboveFen,
            @Nullable Integer basisPoints,
            @Nullable Long leastFen,
            @Nullable Long greatestFen) {

        DuesScheme.Bracket bracket() {
            return new DuesScheme.Bracket(aboveFen, basisPoints, leastFen, greatestFen);
        }
    }
}
