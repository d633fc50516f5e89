package dangjian.kit.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// The operation that starts an import: `POST` with multipart form data.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(method = RequestMethod.POST, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
@Operation(
        operationId = "startImport",
        summary = "上传工作簿并开始导入；返回任务，用其地址查看进度",
        requestBody =
                @RequestBody(
                        required = true,
                        content =
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = StartImport.Form.class))),
        responses =
                @ApiResponse(
                        responseCode = "202",
                        description = "已受理；Location 是任务的地址",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ImportView.class))))
public @interface StartImport {

    /// The form as it is described to callers.
    @Schema(name = "ImportForm")
    record Form(
            @Schema(
                    type = "string",
                    format = "binary",
                    description = ".xlsx 工作簿",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Schema(
                    description = "all-or-nothing：有一处问题就全部不导入；valid-rows：只导入没有问题的行",
                    allowableValues = {"all-or-nothing", "valid-rows"},
                    defaultValue = "all-or-nothing")
            String mode,

            @Schema(description = "只检查，不保存", defaultValue = "false")
            boolean dryRun) {}
}
