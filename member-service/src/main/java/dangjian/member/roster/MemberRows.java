package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Members to and from rows of the table.
@Component
class MemberRows {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Seal seal;
    private final ObjectMapper json;

    MemberRows(Seal seal, ObjectMapper json) {
        this.seal = seal;
        this.json = json;
    }

    /// Many members as one parameter for `jsonb_to_recordset`.
    String write(Collection<SealedMember> members) {
        return Batch.of(json, members.stream().map(Row::of).toList());
    }

    /// Reads columns of `members`, and `org_name` and `path` of its branch.
    PlacedMember read(Readable row, Scope scope) {
        var path = row.get("path", String.class);
        var name = row.get("org_name", String.class);
        return new PlacedMember(
                member(row), name == null ? "" : name, path == null ? "" : path, path != null && scope.covers(path));
    }

    private Member member(Readable row) {
        return new Member(
                required(row, "id", UUID.class),
                required(row, "org_id", UUID.class),
                person(row),
                seal.open(sealed(row)),
                new Membership(
                        MemberStage.valueOf(required(row, "stage", String.class)),
                        MemberStatus.valueOf(required(row, "status", String.class)),
                        required(row, "joined_on", LocalDate.class),
                        row.get("full_on", LocalDate.class)),
                new Whereabouts(
                        required(row, "is_lost", Boolean.class),
                        row.get("lost_on", LocalDate.class),
                        required(row, "is_mobile", Boolean.class),
                        row.get("mobile_to", String.class)),
                Particulars.stored(texts(row, "particulars")),
                completeness(row),
                new Registration(
                        required(row, "registered_at", Instant.class),
                        required(row, "registered_by", UUID.class),
                        required(row, "registrar", String.class)),
                exit(row),
                row.get("merged_into", UUID.class),
                required(row, "version", Integer.class));
    }

    private static @Nullable Exit exit(Readable row) {
        var reason = row.get("exit_reason", String.class);
        return reason == null
                ? null
                : new Exit(ExitReason.valueOf(reason), required(row, "exited_on", LocalDate.class));
    }

    private static Completeness completeness(Readable row) {
        return new Completeness(
                required(row, "completeness", Integer.class),
                Arrays.stream(required(row, "missing", String[].class))
                        .map(RosterField::valueOf)
                        .toList());
    }

    private Map<String, String> texts(Readable row, String column) {
        var text = required(row, column, String.class);
        return text.equals("{}") ? Map.of() : json.readValue(text, TEXTS);
    }

    private static Person person(Readable row) {
        return new Person(
                required(row, "name", String.class),
                Sex.valueOf(required(row, "sex", String.class)),
                required(row, "birthday", LocalDate.class),
                row.get("nation", String.class),
                row.get("education", String.class),
                row.get("position", String.class));
    }

    private SealedData sealed(Readable row) {
        return new SealedData(
                required(row, "id_number_cipher", byte[].class),
                required(row, "id_number_index", byte[].class),
                row.get("phone_cipher", byte[].class),
                row.get("phone_index", byte[].class),
                row.get("address_cipher", byte[].class),
                ciphers(row));
    }

    private Map<PersonalField, byte[]> ciphers(Readable row) {
        var ciphers = new EnumMap<PersonalField, byte[]>(PersonalField.class);
        texts(row, "sealed")
                .forEach((field, cipher) -> ciphers.put(
                        PersonalField.valueOf(field), Base64.getDecoder().decode(cipher)));
        return ciphers;
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        return Objects.requireNonNull(value, column);
    }

    private record Row(
            UUID id,
            UUID orgId,
            @JsonUnwrapped Person person,
            @JsonUnwrapped SealedData sealed,
            @JsonUnwrapped Membership membership,
            @JsonUnwrapped Whereabouts whereabouts,
            Map<String, String> particulars,
            String pinyin,
            String initials,
            int completeness,
            List<RosterField> missing,
            @JsonUnwrapped Registration registration,
            @JsonUnwrapped @Nullable Exit exit,
            @Nullable UUID mergedInto,
            int version) {

        static Row of(SealedMember sealed) {
            var member = sealed.member();
            var pinyin = Pinyin.of(member.person().name());
            return new Row(
                    member.id(),
                    member.orgId(),
                    member.person(),
                    sealed.sealed(),
                    member.membership(),
                    member.whereabouts(),
                    member.particulars().byProperty(),
                    pinyin.full(),
                    pinyin.initials(),
                    member.completeness().percent(),
                    member.completeness().missing(),
                    member.registration(),
                    member.exit(),
                    member.mergedInto(),
                    member.version());
        }
    }
}
