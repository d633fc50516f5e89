package dangjian.member.mobility;

import dangjian.kit.calendar.Months;
import dangjian.member.rule.RuleNumbers.Numbers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stay as both sides see it, with what is due.
record MobileView(
        UUID id,
        UUID memberId,
        @Schema(example = "李建国") String memberName,
        @Schema(description = "流出地（组织关系所在）党支部") UUID orgId,
        @Nullable String orgName,
        @Schema(example = "江苏省苏州市工业园区") String destination,
        boolean isAbroad,
        @Schema(description = "流入地党组织（本区内的）") @Nullable UUID inflowOrgId,
        @Nullable String inflowOrgName,
        LocalDate since,
        @Nullable LocalDate until,
        String ground,
        @Schema(description = "外出的整月数", example = "7") int monthsAway,
        @Schema(description = "自该日起应考虑转接组织关系") @Nullable LocalDate transferDueOn,
        @Schema(description = "在国（境）外的，最迟联系日期") @Nullable LocalDate contactDueOn,
        @Nullable LocalDate lastContactOn,
        @Schema(description = "联系记录，新的在前") @Nullable List<MobileRepository.Contact> contacts,
        int version) {

    static MobileView of(
            MobileStay stay,
            MobileRepository.Person member,
            Map<UUID, String> inflows,
            Numbers numbers,
            LocalDate today) {
        var inflow = stay.inflowOrgId();
        return new MobileView(
                stay.id(),
                stay.memberId(),
                member.name(),
                member.orgId(),
                member.orgName(),
                stay.destination(),
                stay.isAbroad(),
                inflow,
                inflow == null ? null : inflows.get(inflow),
                stay.since(),
                stay.until(),
                stay.ground(),
                Months.between(stay.since(), stay.until() == null ? today : stay.until()),
                stay.transferDueOn(numbers),
                stay.contactDueOn(numbers),
                stay.lastContactOn(),
                null,
                stay.version());
    }

    MobileView with(List<MobileRepository.Contact> log) {
        return new MobileView(
                id,
                memberId,
                memberName,
                orgId,
                orgName,
                destination,
                isAbroad,
                inflowOrgId,
                inflowOrgName,
                since,
                until,
                ground,
                monthsAway,
                transferDueOn,
                contactDueOn,
                lastContactOn,
                log,
                version);
    }
}
