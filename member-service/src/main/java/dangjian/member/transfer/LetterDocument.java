package dangjian.member.transfer;

import dangjian.kit.document.OfficialDocument;
import dangjian.kit.document.OfficialDocument.Style;
import dangjian.member.roster.Introduction;
import dangjian.member.roster.MemberStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The letter of introduction (中国共产党党员组织关系介绍信) in its three parts, one a page: the stub stays with the issuer, the
/// letter and the return slip go with the member.
final class LetterDocument {

    private static final String TITLE = "中国共产党党员组织关系介绍信";
    private static final List<String> COLUMNS = List.of("序号", "姓名", "性别", "民族", "出生年月", "人员类别", "公民身份号码", "联系电话");
    private static final List<Integer> WIDTHS = List.of(560, 1060, 560, 800, 1000, 1000, 2260, 1604);

    private final LetterContent content;
    private final OfficialDocument document;

    LetterDocument(LetterContent content) {
        this.content = content;
        this.document = new OfficialDocument(TITLE + content.number(), content.issuer());
    }

    byte[] bytes() {
        stub();
        letter();
        slip();
        if (!content.isOfOne()) {
            list();
        }
        return document.bytes();
    }

    private void stub() {
        head("第一联　存根", "");
        document.add(Style.BODY, content.stub());
        signed(content.issuer(), content.issuedOn());
        document.add(Style.ADDRESSEE, "经办人：" + content.handler());
    }

    private void letter() {
        head("第二联　介绍信", "");
        document.add(Style.ADDRESSEE, content.transfer().to().committeeName() + "：");
        document.add(Style.BODY, content.request());
        document.add(Style.BODY, content.validity());
        signed(content.issuer(), content.issuedOn());
        if (content.isOfOne()) {
            var phone = content.people().getFirst().phone();
            document.add(Style.ADDRESSEE, "党员联系电话：" + Objects.requireNonNullElse(phone, ""));
        }
        document.add(Style.ADDRESSEE, "经办人：" + content.handler());
    }

    private void slip() {
        head("第三联　回执联", "回执联");
        document.add(Style.ADDRESSEE, content.issuer() + "：");
        document.add(Style.BODY, content.slip());
        signed("（盖章）", "年　　月　　日");
        document.add(Style.ADDRESSEE, "经办人：　　　　　　　　联系电话：");
        document.add(Style.ADDRESSEE, "（此联由接收党员组织关系的党委填写，退回开出介绍信的党委。）");
    }

    private void head(String part, String suffix) {
        document.add(Style.ATTACHMENT_LABEL, part);
        document.add(Style.TITLE, TITLE + suffix);
        document.add(Style.SIGNATURE, content.number());
    }

    private void signed(String name, String day) {
        document.add(Style.SIGNATURE, name);
        document.add(Style.SIGNATURE_DATE, day);
    }

    private void list() {
        document.add(Style.ATTACHMENT_LABEL, "附件");
        document.add(Style.ATTACHMENT_TITLE, "党员名单");
        var rows = new ArrayList<List<String>>();
        rows.add(COLUMNS);
        content.people().forEach(person -> rows.add(row(rows.size(), person)));
        document.table(WIDTHS, rows);
    }

    private static List<String> row(int number, Introduction person) {
        return List.of(
                String.valueOf(number),
                person.name(),
                LetterContent.sex(person),
                Objects.requireNonNullElse(person.nation(), ""),
                "%d.%02d"
                        .formatted(
                                person.birthday().getYear(), person.birthday().getMonthValue()),
                person.stage() == MemberStage.FULL ? "正式党员" : "预备党员",
                person.idNumber(),
                Objects.requireNonNullElse(person.phone(), ""));
    }
}
