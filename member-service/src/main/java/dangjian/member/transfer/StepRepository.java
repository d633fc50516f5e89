package dangjian.member.transfer;

import dangjian.kit.data.Batch;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class StepRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    StepRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Unscoped("the transfers were locked before")
    Mono<Void> insert(Collection<TakenStep> steps) {
        return database.sql("""
                        insert into transfer_steps (id, transfer_id, step, state, taken_at, account_id, account_name, note)
                        select id, "transferId", step, state, "takenAt", "accountId", "accountName", note
                        from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "transferId" uuid, step text, state text,
                            "takenAt" timestamptz, "accountId" uuid, "accountName" text, note text)
                        """).bind("rows", Batch.of(json, steps)).then();
    }

    Flux<TakenStep> of(UUID transfer, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select s.* from transfer_steps s join transfers t on t.id = s.transfer_id
                                where s.transfer_id = :transfer and
                                """ + TransferRepository.VISIBLE + " order by s.id")
                        .bind("transfer", transfer))
                .mapProperties(TakenStep.class)
                .all();
    }

    /// A step that was taken; without an account it was the clock.
    record TakenStep(
            UUID id,
            UUID transferId,
            TransferStep step,
            TransferState state,
            Instant takenAt,
            @Nullable UUID accountId,
            @Nullable String accountName,
            @Nullable String note) {

        static TakenStep of(Transfer transfer, TransferStep step, @Nullable Caller caller, Instant now) {
            var closing = transfer.progress().closing();
            return new TakenStep(
                    Ids.next(),
                    transfer.id(),
                    step,
                    transfer.progress().state(),
                    now,
                    caller == null ? null : caller.accountId(),
                    caller == null ? null : caller.name(),
                    closing == null ? null : closing.note());
        }
    }
}
