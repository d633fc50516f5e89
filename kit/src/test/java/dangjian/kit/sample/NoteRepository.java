package dangjian.kit.sample;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class NoteRepository {

    private final DatabaseClient database;

    NoteRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Note> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from notes where id = :id and " + Scope.ORG_ID)
                        .bind("id", id))
                .mapProperties(Note.class)
                .one();
    }

    Flux<Note> list(Scope scope, Paging paging) {
        var statement = scope.bind(database.sql("""
                        select * from notes where %s and (:after::uuid is null or id > :after) order by id limit :rows
                        """.formatted(Scope.ORG_ID))).bind("rows", paging.rows());
        var after = paging.after();
        return (after == null ? statement.bindNull("after", UUID.class) : statement.bind("after", after.uuid(0)))
                .mapProperties(Note.class)
                .all();
    }

    Mono<Note> insert(Note note, Scope scope) {
        return scope.bind(database.sql("""
                                insert into notes (id, org_id, text, version)
                                select :id, id, :text, :version from orgs where id = :orgId and path ^@ any(:scope)
                                """).bindProperties(note))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .map(rows -> note);
    }

    Mono<Note> update(Note note, Scope scope) {
        return scope.bind(database.sql("""
                                update notes set text = :text, version = :version
                                where id = :id and version = :version - 1 and
                                """ + Scope.ORG_ID)
                        .bind("id", note.id())
                        .bind("text", note.text())
                        .bind("version", note.version()))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .map(rows -> note);
    }
}
