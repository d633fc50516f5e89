package dangjian.member.development;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class DocumentRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    DocumentRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The register of a case, in the order in which it was written: a few dozen rows.
    Flux<CaseDocument> of(UUID caseId, Scope scope) {
        return scope.bind(database.sql("""
                                select d.* from development_documents d join development_cases c on c.id = d.case_id
                                where d.case_id = :case and c.org_id in (select id from orgs where path ^@ any(:scope))
                                order by d.id
                                """).bind("case", caseId))
                .mapProperties(CaseDocument.class)
                .all();
    }

    @Unscoped("the cases were found in scope and are locked, or are new")
    Mono<Void> insert(Collection<CaseDocument> documents) {
        return database.sql("""
                        insert into development_documents (id, case_id, record_id, kind, dated_on, number, holder, note,
                            sha256, recorded_at, account_id, account_name)
                        select id, "caseId", "recordId", kind, "datedOn", number, holder, note, sha256, "recordedAt",
                            "accountId", "accountName"
                        from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "caseId" uuid, "recordId" uuid, kind text,
                            "datedOn" date, number text, holder text, note text, sha256 text, "recordedAt" timestamptz,
                            "accountId" uuid, "accountName" text)
                        """).bind("rows", Batch.of(json, documents)).then();
    }

    /// What was corrected in the register of a case.
    Flux<DocumentCorrection> corrections(UUID caseId, Scope scope) {
        return scope.bind(database.sql("""
                                select x.* from development_document_corrections x
                                join development_documents d on d.id = x.document_id
                                join development_cases c on c.id = d.case_id
                                where d.case_id = :case and c.org_id in (select id from orgs where path ^@ any(:scope))
                                order by x.document_id
                                """).bind("case", caseId))
                .mapProperties(DocumentCorrection.class)
                .all();
    }

    @Unscoped("the case was found in scope and is locked")
    Mono<Void> correct(DocumentCorrection correction) {
        return database.sql("""
                        insert into development_document_corrections (document_id, replacement_id, reason, recorded_at,
                            account_id, account_name)
                        values (:documentId, :replacementId, :reason, :recordedAt, :accountId, :accountName)
                        """).bindProperties(correction).then();
    }

    /// The documents of a record belong to the one that replaces it.
    @Unscoped("the case was found in scope and is locked")
    Mono<Void> move(UUID record, UUID replacement) {
        return database.sql("update development_documents set record_id = :replacement where record_id = :record")
                .bind("record", record)
                .bind("replacement", replacement)
                .then();
    }
}
