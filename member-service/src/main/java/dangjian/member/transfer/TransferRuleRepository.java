package dangjian.member.transfer;

import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class TransferRuleRepository {

    private final DatabaseClient database;

    TransferRuleRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped("rules belong to no organisation")
    Mono<LetterRule> letter(TransferKind kind, LocalDate day) {
        return database.sql("""
                        select with_letter, usual_days, greatest_months from transfer_rules
                        where kind = :kind and effective_on <= :day order by effective_on desc limit 1
                        """)
                .bind("kind", kind.name())
                .bind("day", day)
                .mapProperties(LetterRule.class)
                .one();
    }

    /// How many months dues may be behind when a letter is written.
    @Unscoped("rules belong to no organisation")
    Mono<Integer> duesArrears(LocalDate day) {
        return database.sql("""
                        select value from rules where name = 'transfer-dues-arrears' and effective_on <= :day
                        order by effective_on desc limit 1
                        """).bind("day", day).mapValue(Integer.class).one();
    }

    /// The next number of a committee's letters in a year; the row's lock lets one transaction after the other take
    /// one.
    @Unscoped("the committee was found in the caller's scope")
    Mono<Integer> nextNumber(UUID committee, int year) {
        return database.sql("""
                        insert into transfer_letter_numbers as n (committee_id, year, last_number) values (:committee, :year, 1)
                        on conflict (committee_id, year) do update set last_number = n.last_number + 1
                        returning last_number
                        """)
                .bind("committee", committee)
                .bind("year", year)
                .mapValue(Integer.class)
                .one();
    }
}
