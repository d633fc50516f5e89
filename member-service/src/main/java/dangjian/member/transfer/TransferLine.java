package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of the ledger (组织关系接转台账): one for every member whom a transfer is about.
final class TransferLine {

    static final List<String> HEADINGS = List.of(
            "姓名", "人员类别", "接转方式", "转出党组织", "转出党委", "转入党组织", "转入党委", "接转原因", "党费交至", "介绍信编号", "开出日期", "有效期至", "发起日期",
            "状态", "轮到", "办结日期", "退回原因", "备注");

    private TransferLine() {}

    static Stream<List<@Nullable Object>> of(TransferView transfer) {
        return transfer.members().stream().map(person -> line(transfer, person));
    }

    private static List<@Nullable Object> line(TransferView transfer, TransferView.Person person) {
        var letter = transfer.letter();
        var returned = transfer.returnReason();
        return Arrays.asList(
                person.name(),
                "FULL".equals(person.stage()) ? "正式党员" : "预备党员",
                transfer.kind().label(),
                transfer.from().name(),
                transfer.from().committeeName(),
                transfer.to().name(),
                transfer.to().committeeName(),
                transfer.reason(),
                transfer.duesPaidTo(),
                letter == null ? null : letter.number(),
                letter == null ? null : letter.issuedOn(),
                letter == null ? null : letter.validUntil(),
                BusinessTime.dateOf(transfer.startedAt()),
                transfer.state().label(),
                transfer.waitsForName(),
                transfer.closedOn(),
                returned == null ? null : returned.label(),
                transfer.closingNote());
    }
}
