package dangjian.member.cultivation;

import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class PipelineRepository {

    private final DatabaseClient database;

    PipelineRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Every version, the newest of each first.
    @Unscoped("pipelines belong to no organisation")
    Flux<Pipeline> all() {
        return database.sql("""
                        select p.*, s.code as step, s.label, s.follows from cultivation_pipelines p
                        join cultivation_pipeline_steps s on s.pipeline = p.code and s.version = p.version
                        order by p.code, p.version desc, s.place
                        """)
                .mapProperties(Row.class)
                .all()
                .bufferUntilChanged(Row::header)
                .map(Row::pipeline);
    }

    private record Row(
            String code,
            int version,
            LocalDate effectiveOn,
            String title,
            boolean forMembers,
            String basis,
            String step,
            String label,
            Pipeline.@Nullable Follows follows) {

        String header() {
            return code + version;
        }

        static Pipeline pipeline(List<Row> rows) {
            var first = rows.getFirst();
            return new Pipeline(
                    first.code,
                    first.version,
                    first.effectiveOn,
                    first.title,
                    first.forMembers,
                    first.basis,
                    rows.stream()
                            .map(row -> new Pipeline.Step(row.step, row.label, row.follows))
                            .toList());
        }
    }
}
