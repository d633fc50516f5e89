package dangjian.member.roster;

import dangjian.kit.web.Unscoped;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class CodeBookRepository {

    private static final String CODES = """
            select c.list, c.code, c.label, c.group_code, c.aliases from codes c
            join (%s) l on l.name = c.list and l.version = c.version
            order by c.list, c.place
            """;
    private static final String LISTS = """
            select distinct on (name) name, version, effective_on, title, basis from code_lists
            where effective_on <= :today order by name, version desc
            """;

    private final DatabaseClient database;

    CodeBookRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The lists in force on a day, and all rules.
    @Unscoped("code lists belong to no organisation")
    Mono<CodeBook> load(LocalDate today) {
        var headers = database.sql(LISTS)
                .bind("today", today)
                .mapProperties(CodeList.Header.class)
                .all()
                .collectList();
        var codes = database.sql(CODES.formatted(LISTS))
                .bind("today", today)
                .map(CodeBookRepository::code)
                .all()
                .collectMultimap(ListedCode::list, ListedCode::code);
        var rules = database.sql("select name, effective_on, value from rules")
                .mapProperties(CodeBook.Rule.class)
                .all()
                .collectList();
        return Mono.zip(headers, codes, rules)
                .map(parts -> new CodeBook(
                        parts.getT1().stream()
                                .map(header -> new CodeList(
                                        header, List.copyOf(parts.getT2().getOrDefault(header.name(), List.of()))))
                                .toList(),
                        parts.getT3()));
    }

    private static ListedCode code(Readable row) {
        return new ListedCode(
                Objects.requireNonNull(row.get("list", String.class)),
                new CodeList.Code(
                        Objects.requireNonNull(row.get("code", String.class)),
                        Objects.requireNonNull(row.get("label", String.class)),
                        row.get("group_code", String.class),
                        List.of(Objects.requireNonNull(row.get("aliases", String[].class)))));
    }

    private record ListedCode(String list, CodeList.Code code) {}
}
