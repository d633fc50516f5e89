package dangjian.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An RFC 9457 problem document as it goes out.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "RFC 9457 problem+json：请求为何没有办成")
public record ProblemDocument(
        @Schema(format = "uri-reference", description = "说明这一代码的页面", example = "/problems/request.invalid")
        String type,

        @Schema(description = "状态的名称", example = "请求有误") String title,

        @Schema(description = "HTTP 状态", example = "400") int status,

        @Schema(description = "哪里不对、怎样才对", example = "请求的内容不符合要求，具体位置见 errors。") @Nullable
        String detail,

        @Schema(description = "稳定的错误代码，供程序判断；全部代码见 /api/v1/problems", example = "request.invalid")
        String code,

        @Schema(description = "请求中不对的各处") List<Entry> errors,

        @Schema(description = "追查这次请求的编号", example = "4bf92f3577b34da6a3ce929d0e0e4736") @Nullable
        String traceId) {

    /// One wrong place: where, which rule, and what would be right.
    @Schema(name = "ProblemFault", description = "一处不对")
    public record Entry(
            @Schema(description = "JSON 指针或参数名", example = "/name")
            String pointer,

            @Schema(description = "所违反的规则", example = "field.required")
            String code,

            @Schema(description = "怎样才对", example = "此项必填。") String message) {}
}
