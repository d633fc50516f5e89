package dangjian.activity.meeting;

import dangjian.activity.kind.MajorityRule;
import dangjian.activity.meeting.Minutes.CountedVote;
import dangjian.activity.meeting.Minutes.Item;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Repository
class MinutesRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    MinutesRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Minutes> find(UUID activity, Scope scope) {
        return scope.bind(database.sql("""
                        select m.* from minutes m join activities on activities.id = m.activity_id
                        where m.activity_id = :activity and
                        """ + Scope.ORG_ID).bind("activity", activity))
                .map(this::minutes)
                .one();
    }

    @Unscoped("the activity was found in scope and is locked")
    Mono<Minutes> put(Minutes minutes) {
        var vote = Optional.ofNullable(minutes.vote());
        return database.sql("""
                        insert into minutes values (:activity, :chair, :recorder, :items::jsonb, :resolution, :entitled,
                            :present, :for, :against, :abstain, :method, :rule, :ruleFrom, :outcome, :by, :at)
                        on conflict (activity_id) do update set chair = excluded.chair, recorder = excluded.recorder,
                            items = excluded.items, resolution = excluded.resolution, entitled = excluded.entitled,
                            present = excluded.present, votes_for = excluded.votes_for, against = excluded.against,
                            abstain = excluded.abstain, method = excluded.method, rule = excluded.rule,
                            rule_from = excluded.rule_from, outcome = excluded.outcome,
                            written_by = excluded.written_by, written_at = excluded.written_at
                        """)
                .bind("activity", minutes.activityId())
                .bind("chair", minutes.chair())
                .bind("recorder", minutes.recorder())
                .bind("items", json.writeValueAsString(minutes.items()))
                .bind("resolution", Parameter.fromOrEmpty(minutes.resolution(), String.class))
                .bind("entitled", number(vote, Vote::entitled))
                .bind("present", number(vote, Vote::present))
                .bind("for", number(vote, Vote::votesFor))
                .bind("against", number(vote, Vote::against))
                .bind("abstain", number(vote, Vote::abstain))
                .bind("method", of(vote, counted -> counted.vote().method().name(), String.class))
                .bind("rule", of(vote, CountedVote::rule, String.class))
                .bind("ruleFrom", of(vote, CountedVote::ruleFrom, LocalDate.class))
                .bind("outcome", of(vote, counted -> counted.outcome().name(), String.class))
                .bind("by", minutes.writtenBy())
                .bind("at", minutes.writtenAt())
                .then()
                .thenReturn(minutes);
    }

    private Minutes minutes(Readable row) {
        var items = json.readValue(required(row, "items", String.class), new TypeReference<List<Item>>() {});
        return new Minutes(
                required(row, "activity_id", UUID.class),
                required(row, "chair", String.class),
                required(row, "recorder", String.class),
                items,
                row.get("resolution", String.class),
                vote(row),
                required(row, "written_by", UUID.class),
                required(row, "written_at", Instant.class));
    }

    private static @Nullable CountedVote vote(Readable row) {
        var rule = row.get("rule", String.class);
        if (rule == null) {
            return null;
        }
        var vote = new Vote(
                required(row, "entitled", Integer.class),
                required(row, "present", Integer.class),
                required(row, "votes_for", Integer.class),
                required(row, "against", Integer.class),
                required(row, "abstain", Integer.class),
                Vote.Method.valueOf(required(row, "method", String.class)));
        return new CountedVote(
                vote,
                rule,
                required(row, "rule_from", LocalDate.class),
                MajorityRule.Outcome.valueOf(required(row, "outcome", String.class)));
    }

    private static Parameter number(Optional<CountedVote> vote, Function<Vote, Integer> field) {
        return of(vote, counted -> field.apply(counted.vote()), Integer.class);
    }

    private static <T> Parameter of(Optional<CountedVote> vote, Function<CountedVote, T> field, Class<T> type) {
        return vote.map(counted -> Parameter.from(field.apply(counted))).orElseGet(() -> Parameter.empty(type));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
