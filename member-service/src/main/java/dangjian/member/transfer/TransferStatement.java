package dangjian.member.transfer;

import dangjian.member.transfer.FlowRepository.BranchFlows;
import dangjian.member.transfer.FlowRepository.Flows;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;

/// How many memberships came and went in a period (转入转出统计), counted on the day from which they were the receiver's.
///
/// @param within moved from branch to branch within that part of the tree; neither came nor went
record TransferStatement(
        LocalDate from,
        LocalDate to,
        @Schema(description = "自区外转入", example = "12") long inFromOutside,

        @Schema(description = "自区内其他组织转入", example = "3") long inFromDistrict,

        @Schema(description = "转出区外", example = "8") long outToOutside,

        @Schema(description = "转到区内其他组织", example = "5") long outToDistrict,

        @Schema(description = "范围内部转接", example = "21") long within,

        @Schema(description = "净增", example = "2") long net) {

    static TransferStatement of(StatementPeriod.Span span, Flows flows) {
        return new TransferStatement(
                span.from(),
                span.to(),
                flows.inFromOutside(),
                flows.inFromDistrict(),
                flows.outToOutside(),
                flows.outToDistrict(),
                flows.within(),
                flows.inFromOutside() + flows.inFromDistrict() - flows.outToOutside() - flows.outToDistrict());
    }

    /// The same of one branch.
    @Schema(name = "BranchTransferStatement")
    record Branch(
            UUID orgId,
            String orgName,
            @Schema(description = "自区外转入") long inFromOutside,
            @Schema(description = "自区内其他支部转入") long inFromDistrict,
            @Schema(description = "转出区外") long outToOutside,
            @Schema(description = "转到区内其他支部") long outToDistrict,
            @Schema(description = "净增") long net) {

        static Branch of(BranchFlows flows) {
            return new Branch(
                    flows.orgId(),
                    flows.orgName(),
                    flows.inFromOutside(),
                    flows.inFromDistrict(),
                    flows.outToOutside(),
                    flows.outToDistrict(),
                    flows.inFromOutside() + flows.inFromDistrict() - flows.outToOutside() - flows.outToDistrict());
        }
    }
}
