package dangjian.evaluation.star;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class StarAwardRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    StarAwardRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<StarAward> find(UUID application, Scope scope) {
        return scope.bind(database.sql("select * from star_awards where application_id = :id and " + Scope.ORG_ID)
                        .bind("id", application))
                .mapProperties(StarAward.class)
                .one();
    }

    Mono<Void> insert(List<StarAward> awards, Scope scope) {
        return scope.bind(database.sql("""
                                insert into star_awards (application_id, org_id, rating_year, stars, points, plaque_no,
                                    reward, is_commended, confirmed_on, valid_until)
                                select "applicationId", "orgId", "ratingYear", stars, points, "plaqueNo", reward,
                                    "isCommended", "confirmedOn", "validUntil"
                                from jsonb_to_recordset(:rows::jsonb) as t("applicationId" uuid, "orgId" uuid,
                                    "ratingYear" int, stars int, points numeric, "plaqueNo" text, reward numeric,
                                    "isCommended" boolean, "confirmedOn" date, "validUntil" date)
                                where "orgId" in (select id from orgs where path ^@ any(:scope))
                                """).bind("rows", Batch.of(json, awards)))
                .then();
    }
}
