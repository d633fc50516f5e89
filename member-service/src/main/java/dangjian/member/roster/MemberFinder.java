package dangjian.member.roster;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Finds members as other sheets than the roster name them: by branch and name, and by ID number where two share a
/// name.
@Repository
public class MemberFinder {

    private final DatabaseClient database;
    private final Seal seal;
    private final ObjectMapper json;

    MemberFinder(DatabaseClient database, Seal seal, ObjectMapper json) {
        this.database = database;
        this.seal = seal;
        this.json = json;
    }

    /// What these names mean within the scope, by row; somebody who has left is still found, and a duplicate means the
    /// record into which it was merged.
    public Mono<Map<Integer, Match>> find(Collection<Named> people, Scope scope) {
        var rows = people.stream().map(this::sealed).toList();
        return scope.bind(database.sql("""
            select r.row, count(distinct o.id)::int as branches, (array_agg(o.id))[1] as branch_id,
                count(distinct coalesce(m.merged_into, m.id))::int as members,
                (array_agg(coalesce(m.merged_into, m.id)))[1] as member_id
            from jsonb_to_recordset(:rows::jsonb)
                as r(row int, branch text, name text, "idNumberIndex" text)
            left join orgs o on o.name = r.branch and o.path ^@ any(:scope)
            left join members m on m.org_id = o.id and m.name = r.name and (r."idNumberIndex" is null
                or m.id_number_index = decode(r."idNumberIndex", 'hex'))
            group by r.row
            """).bind("rows", Batch.of(json, rows)))
                .mapProperties(Match.class)
                .all()
                .collectMap(Match::row);
    }

    private Sealed sealed(Named person) {
        var idNumber = person.idNumber();
        return new Sealed(
                person.row(),
                person.branch(),
                person.name(),
                idNumber == null
                        ? null
                        : HexFormat.of().formatHex(seal.index(PersonalField.ID_NUMBER, CitizenId.normalise(idNumber))));
    }

    /// A person as a row of a sheet names one.
    ///
    /// @param branch full name of the branch (党组织全称)
    public record Named(
            int row, String branch, String name, @Nullable String idNumber) {

        /// Never the data: they must not reach a log.
        @Override
        public String toString() {
            return "Named[row=" + row + "]";
        }
    }

    /// What a row's names turned out to be.
    ///
    /// @param branches how many branches of this name there are within reach
    /// @param members how many members of them are meant
    public record Match(
            int row,
            int branches,
            @Nullable UUID branchId,
            int members,
            @Nullable UUID memberId) {}

    private record Sealed(
            int row, String branch, String name, @Nullable String idNumberIndex) {}
}
