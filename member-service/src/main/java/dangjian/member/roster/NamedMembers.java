package dangjian.member.roster;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Members as sheets name them: by branch and name, and by ID number where two share a name.
@Repository
public class NamedMembers {

    private final DatabaseClient database;
    private final MemberRepository members;
    private final Seal seal;
    private final ObjectMapper json;

    NamedMembers(DatabaseClient database, MemberRepository members, Seal seal, ObjectMapper json) {
        this.database = database;
        this.members = members;
        this.seal = seal;
        this.json = json;
    }

    /// What is wrong with an ID number in a sheet, if anything is; the code of its text.
    public static @Nullable String fault(String idNumber) {
        return CitizenId.fault(CitizenId.normalise(idNumber));
    }

    /// What the names of these rows mean to somebody with that scope, by row; people who have left are not meant.
    public Mono<Map<Integer, Match>> find(Collection<Name> names, Scope scope) {
        var rows = names.stream().map(this::row).toList();
        return scope.bind(database.sql("""
                                select r.row, o.id as org_id, coalesce(found.members, 0) as members, found.member_id
                                from jsonb_to_recordset(:rows::jsonb) as r(row int, branch text, name text, index text)
                                left join lateral (
                                    select id from orgs where name = r.branch and path ^@ any(:scope)
                                        and dissolved_on is null order by id limit 1) o on true
                                left join lateral (
                                    select count(*)::int as members, (array_agg(m.id))[1] as member_id from members m
                                    where m.org_id = o.id and m.name = r.name and m.status not in ('EXITED', 'EXPELLED')
                                        and (r.index is null or m.id_number_index = decode(r.index, 'hex'))) found on true
                                """).bind("rows", Batch.of(json, rows)))
                .mapProperties(Found.class)
                .all()
                .collectList()
                .flatMap(found -> members.find(
                                found.stream()
                                        .map(Found::memberId)
                                        .filter(Objects::nonNull)
                                        .toList(),
                                scope)
                        .collectMap(placed -> placed.member().id(), RosterMember::of)
                        .map(byId -> matches(found, byId)));
    }

    private Row row(Name name) {
        var number = name.idNumber();
        return new Row(
                name.row(),
                name.branch(),
                name.name(),
                number == null
                        ? null
                        : HexFormat.of().formatHex(seal.index(PersonalField.ID_NUMBER, CitizenId.normalise(number))));
    }

    private static Map<Integer, Match> matches(List<Found> found, Map<UUID, RosterMember> byId) {
        return found.stream()
                .collect(Collectors.toMap(
                        Found::row,
                        row -> new Match(
                                row.orgId(), row.members(), row.memberId() == null ? null : byId.get(row.memberId()))));
    }

    /// How a row names a member.
    public record Name(
            int row, String branch, String name, @Nullable String idNumber) {

        /// Never the data: they must not reach a log.
        @Override
        public String toString() {
            return "Name";
        }
    }

    /// What a row's names turned out to be.
    ///
    /// @param orgId the branch; absent when there is none of that name in the scope
    /// @param members how many of its members are meant; it is one or the row says too little
    public record Match(
            @Nullable UUID orgId, int members, @Nullable RosterMember member) {}

    private record Row(
            int row, String branch, String name, @Nullable String index) {}

    private record Found(
            int row,
            @Nullable UUID orgId,
            int members,
            @Nullable UUID memberId) {}
}
