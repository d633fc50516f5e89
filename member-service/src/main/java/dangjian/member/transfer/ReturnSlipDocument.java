package dangjian.member.transfer;

import dangjian.kit.document.OfficialDocument;
import dangjian.kit.document.OfficialDocument.Style;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The return slip (回执联) that a committee of the district sends back to whoever introduced somebody.
///
/// @param people whom the branch has accepted
/// @param handler who accepted (经办人)
record ReturnSlipDocument(Transfer transfer, List<TransferPeople.Person> people, String handler) {

    private static final String TITLE = "中国共产党党员组织关系介绍信回执联";

    byte[] bytes() {
        var receiver = transfer.to().committeeName();
        var on = LetterContent.day(
                Objects.requireNonNull(transfer.progress().closing()).on());
        var document = new OfficialDocument(TITLE, receiver);
        document.add(Style.TITLE, TITLE);
        document.add(
                Style.SIGNATURE,
                "第%s号".formatted(Objects.requireNonNull(transfer.letter()).number()));
        document.add(Style.ADDRESSEE, transfer.from().name() + "：");
        document.add(
                Style.BODY,
                "%s同志的党员组织关系已于%s转到我处，编入%s，特此回复。"
                        .formatted(names(), on, transfer.to().name()));
        document.add(Style.SIGNATURE, receiver);
        document.add(Style.SIGNATURE_DATE, on);
        document.add(Style.ADDRESSEE, "经办人：" + handler);
        return document.bytes();
    }

    private String names() {
        return people.stream().map(TransferPeople.Person::name).collect(Collectors.joining("、"));
    }
}
