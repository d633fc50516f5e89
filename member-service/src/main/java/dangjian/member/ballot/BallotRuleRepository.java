package dangjian.member.ballot;

import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class BallotRuleRepository {

    private final DatabaseClient database;

    BallotRuleRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped("numbers of law")
    Flux<BallotRule> all() {
        return database.sql("select * from ballot_rules")
                .mapProperties(BallotRule.class)
                .all();
    }

    /// The rule in force on a day; before the first one, the first one.
    @Unscoped("numbers of law")
    Mono<BallotRule> find(MajorityKind majority, LocalDate day) {
        return database.sql("""
                        select * from ballot_rules where majority = :majority
                        order by effective_on > :day, abs(effective_on - :day) limit 1
                        """)
                .bind("majority", majority.name())
                .bind("day", day)
                .mapProperties(BallotRule.class)
                .one();
    }
}
