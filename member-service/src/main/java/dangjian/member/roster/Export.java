package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One taking of members out of the platform: who, when, what, why.
///
/// @param criteria what was searched for as JSON, without personal data
/// @param isClear whether personal data were in clear
/// @param rowCount how many members; nothing when it was broken off
record Export(
        UUID id,
        Instant exportedAt,
        UUID accountId,
        String accountName,
        String[] scope,
        String criteria,
        String[] fields,
        boolean isClear,
        String reason,
        @Nullable Integer rowCount) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static Export by(Caller caller, Scope scope, Content content, String criteria, Instant now) {
        return new Export(
                Ids.next(),
                now,
                caller.accountId(),
                caller.name(),
                scope.paths().toArray(String[]::new),
                criteria,
                content.fields().stream().map(Enum::name).toArray(String[]::new),
                content.isClear(),
                content.reason(),
                null);
    }

    /// The line that tells whose copy a sheet is.
    String watermark() {
        return "党员名册 · 导出人 %s · %s · 编号 %s · %s"
                .formatted(
                        accountName,
                        MINUTE.format(exportedAt.atZone(BusinessTime.ZONE)),
                        id,
                        isClear ? "含完整个人信息，请按规定保管" : "个人信息已掩码");
    }

    /// What goes into the sheet, and why.
    record Content(List<RosterField> fields, boolean isClear, String reason) {

        /// All fields in the order of a roster sheet where none are named.
        static Content of(@Nullable List<RosterField> fields, boolean isClear, String reason) {
            var wanted = fields == null || fields.isEmpty() ? Arrays.asList(RosterField.values()) : fields;
            return new Content(wanted.stream().distinct().sorted().toList(), isClear, reason.strip());
        }

        List<String> headings() {
            return fields.stream().map(field -> field.column().heading()).toList();
        }

        /// The cells of one member.
        List<@Nullable String> row(PlacedMember placed, CodeBook book) {
            var texts = placed.member().texts();
            texts.put(RosterField.BRANCH, placed.orgName());
            return fields.stream()
                    .<@Nullable String>map(field -> cell(field, texts.get(field), book))
                    .toList();
        }

        private @Nullable String cell(RosterField field, @Nullable String value, CodeBook book) {
            var secret = PersonalField.of(field);
            if (value == null) {
                return null;
            }
            return secret == null || isClear ? field.write(value, book) : PersonalData.mask(secret, value);
        }
    }
}
