package dangjian.member.roster;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The fields of a member record.
@RestController
@RequestMapping("/api/v1/members/fields")
@Tag(name = "members")
class FieldController {

    private final CodeBooks codeBooks;

    FieldController(CodeBooks codeBooks) {
        this.codeBooks = codeBooks;
    }

    @GetMapping
    @Operation(operationId = "listMemberFields", summary = "党员信息的字段：名称、代码表、是否个人信息、是否计入完整度")
    Mono<Fields> list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return codeBooks
                .current()
                .map(book -> new Fields(Arrays.stream(RosterField.values())
                        .map(field -> FieldView.of(field, book))
                        .toList()));
    }

    /// All fields in the order of a roster sheet.
    record Fields(List<FieldView> fields) {}

    /// A field as it goes out.
    record FieldView(
            RosterField field,

            @Schema(description = "在请求和应答里的名称", example = "degree")
            String property,

            @Schema(description = "在表格里的标题", example = "学位") String heading,

            @Schema(description = "代码表", example = "degrees") @Nullable
            String codeList,

            @Schema(description = "是否写在 particulars 里") boolean isParticular,
            @Schema(description = "是否个人信息：加密保存，默认掩码") boolean isPersonal,
            @Schema(description = "是否计入信息完整度") boolean isCounted) {

        static FieldView of(RosterField field, CodeBook book) {
            return new FieldView(
                    field,
                    field.property(),
                    field.column().heading(),
                    field.codeList(),
                    field.isParticular(),
                    PersonalField.of(field) != null,
                    book.list(CodeBook.REQUIRED_FIELDS).has(field.name()));
        }
    }
}
