package dangjian.org.registry;

import dangjian.kit.crypto.FieldEncryption;
import dangjian.kit.data.Batch;
import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Organisations as rows of their table, phones encrypted; the one place that names its columns.
@Component
class OrganizationRows {

    private static final String PHONE = "organization.contact-phone";

    private final FieldEncryption encryption;
    private final ObjectMapper json;

    OrganizationRows(FieldEncryption encryption, ObjectMapper json) {
        this.encryption = encryption;
        this.json = json;
    }

    /// For `jsonb_populate_recordset(null::organizations, :rows::jsonb)`.
    String write(Collection<Organization> organizations) {
        return Batch.of(json, organizations.stream().map(this::row).toList());
    }

    Organization read(Readable row) {
        var profile = new Profile(
                new Naming(required(row, "name"), required(row, "short_name"), text(row, "code")),
                OrganizationKind.valueOf(required(row, "kind")),
                UnitCategory.valueOf(required(row, "category")),
                new Contact(text(row, "secretary_name"), text(row, "contact_name"), phone(row)),
                unit(row),
                new Term(date(row, "elected_on"), date(row, "term_ends_on")));
        return new Organization(
                Objects.requireNonNull(row.get("id", UUID.class)),
                new Place(row.get("parent_id", UUID.class), required(row, "path")),
                profile,
                new Lifetime(
                        Objects.requireNonNull(date(row, "founded_on")),
                        date(row, "dissolved_on"),
                        text(row, "dissolution_reason")),
                Objects.requireNonNull(row.get("version", Integer.class)));
    }

    private Map<String, @Nullable Object> row(Organization organization) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", organization.id());
        row.put("parent_id", organization.place().parentId());
        row.put("path", organization.place().path());
        row.put("founded_on", organization.lifetime().foundedOn());
        row.put("dissolved_on", organization.lifetime().dissolvedOn());
        row.put("dissolution_reason", organization.lifetime().dissolutionReason());
        row.put("version", organization.version());
        put(row, organization.profile());
        return row;
    }

    private void put(Map<String, @Nullable Object> row, Profile profile) {
        row.put("name", profile.naming().name());
        row.put("short_name", profile.naming().shortName());
        row.put("code", profile.naming().code());
        row.put("kind", profile.kind());
        row.put("category", profile.category());
        row.put("secretary_name", profile.contact().secretaryName());
        row.put("contact_name", profile.contact().contactName());
        row.put("contact_phone", sealed(profile.contact().phone()));
        row.put("elected_on", profile.term().electedOn());
        row.put("term_ends_on", profile.term().endsOn());
        put(row, profile.unit());
    }

    private static void put(Map<String, @Nullable Object> row, Unit unit) {
        row.put("unit_name", unit.name());
        row.put("credit_code", unit.creditCode());
        row.put("credit_code_note", unit.creditCodeNote());
        row.put("division_code", unit.divisionCode());
        row.put("address", unit.address());
        if (unit.position() != null) {
            row.put("longitude", unit.position().longitude());
            row.put("latitude", unit.position().latitude());
        }
    }

    private static Unit unit(Readable row) {
        var longitude = row.get("longitude", BigDecimal.class);
        var latitude = row.get("latitude", BigDecimal.class);
        return new Unit(
                text(row, "unit_name"),
                text(row, "credit_code"),
                text(row, "credit_code_note"),
                text(row, "division_code"),
                text(row, "address"),
                longitude == null || latitude == null ? null : new Position(longitude, latitude));
    }

    /// As PostgreSQL reads a `bytea`.
    private @Nullable String sealed(@Nullable String phone) {
        return phone == null ? null : "\\x" + HexFormat.of().formatHex(encryption.encrypt(PHONE, phone));
    }

    private @Nullable String phone(Readable row) {
        var sealed = row.get("contact_phone", byte[].class);
        return sealed == null ? null : encryption.decrypt(PHONE, sealed);
    }

    private static String required(Readable row, String column) {
        return Objects.requireNonNull(text(row, column));
    }

    private static @Nullable String text(Readable row, String column) {
        return row.get(column, String.class);
    }

    private static @Nullable LocalDate date(Readable row, String column) {
        return row.get(column, LocalDate.class);
    }
}
