package dangjian.org.rule;

import dangjian.kit.web.Unscoped;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class RuleRepository {

    private static final String RULES_BELONG_TO_NOBODY = "rules and code lists belong to no organisation";

    private final DatabaseClient database;

    RuleRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped(RULES_BELONG_TO_NOBODY)
    Flux<KindRule> kinds() {
        return database.sql("select * from kind_rules order by kind, effective_from")
                .mapProperties(KindRule.class)
                .all();
    }

    @Unscoped(RULES_BELONG_TO_NOBODY)
    Flux<ParentRule> parents() {
        return database.sql("select * from parent_rules order by kind, parent_kind, effective_from")
                .mapProperties(ParentRule.class)
                .all();
    }

    @Unscoped(RULES_BELONG_TO_NOBODY)
    Flux<TermRule> terms() {
        return database.sql("select * from term_rules order by kind, category, effective_from")
                .mapProperties(TermRule.class)
                .all();
    }
}
