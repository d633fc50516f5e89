package dangjian.member.rule;

import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class RuleRepository {

    private final DatabaseClient database;

    RuleRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Of every rule the newest version that was in force on the day; before the first one it is the first.
    @Unscoped("numbers of law belong to no organisation")
    Flux<Rule> on(LocalDate day) {
        return database.sql("""
                        select distinct on (name) name, value from rules
                        order by name, effective_on <= :day desc, abs(effective_on - :day)
                        """).bind("day", day).mapProperties(Rule.class).all();
    }

    record Rule(String name, int value) {}
}
