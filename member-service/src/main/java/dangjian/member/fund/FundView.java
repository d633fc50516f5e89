package dangjian.member.fund;

import dangjian.member.dues.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/// An account of dues as it goes out.
record FundView(
        UUID orgId,
        String orgName,
        @Schema(description = "收缴的党费") Money collected,
        @Schema(description = "自愿多交（不含全部上缴中央的）") Money contributed,
        @Schema(description = "利息") Money interest,
        @Schema(description = "下级上缴并已确认的") Money received,
        @Schema(description = "按比例应上缴") Money owed,
        @Schema(description = "已上缴，含上级尚未确认的") Money passed,
        @Schema(description = "尚未上缴") Money open,
        @Schema(description = "已使用") Money used,
        @Schema(description = "留存可用") Money available,
        @Schema(description = "应全部上缴中央的自愿多交") Money centre,
        @Schema(description = "其中尚未上缴") Money centreOpen) {

    static FundView of(Fund of) {
        return new FundView(
                of.orgId(),
                of.orgName(),
                new Money(of.collectedFen()),
                new Money(of.contributedFen()),
                new Money(of.interestFen()),
                new Money(of.receivedFen()),
                new Money(of.owedFen()),
                new Money(of.passedFen()),
                new Money(of.openFen(Stream.DUES)),
                new Money(of.usedFen()),
                new Money(of.availableFen()),
                new Money(of.centreFen()),
                new Money(of.openFen(Stream.CENTRE)));
    }
}
