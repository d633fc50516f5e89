package dangjian.kit.openapi;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Door;
import dangjian.kit.web.Paging;
import dangjian.kit.web.ProblemHandler;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// The OpenAPI document of a service, from its code: bearer tokens, paging and versions described once.
@AutoConfiguration(after = dangjian.kit.web.WebAutoConfiguration.class)
class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Scope.class, Paging.class, Version.class)
                .addAnnotationsToIgnore(Allowed.class);
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(new Info().title(service).version("v1").description("""
                    区级党建数据平台接口。时间为 ISO 8601，业务日期按 Asia/Shanghai，编号为 UUIDv7；\
                    错误为 RFC 9457 problem+json，按 Accept-Language 返回中文（默认）或英文。\
                    """))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    /// Request bodies are records nested in their controllers, and many controllers have a `Request`.
    @Bean
    ModelResolver recordSchemas(ObjectMapperProvider mappers) {
        return new RecordSchemas(mappers.jsonMapper());
    }

    @Bean
    OperationCustomizer successResponses() {
        return new SuccessResponses();
    }

    @Bean
    OpenApiCustomizer problemResponses(ProblemHandler problems) {
        return new ProblemResponses(problems);
    }

    @Bean
    OpenApiCustomizer examples(@Value("${spring.application.name}") String service) {
        return new Examples(Words.of("kit", service), Words.of("parameters"));
    }

    /// Describes the arguments that kit resolves, and names the roles that may call as `x-roles` and what is
    /// closed to other systems as `x-people-only`.
    @Bean
    OperationCustomizer kitArguments() {
        return (operation, method) -> {
            if (Door.of(method).isPeopleOnly()) {
                operation.addExtension("x-people-only", true);
            }
            for (var parameter : method.getMethodParameters()) {
                var type = parameter.getParameterType();
                var allowed = parameter.getParameterAnnotation(Allowed.class);
                if (allowed != null) {
                    operation.addExtension(
                            "x-roles",
                            Arrays.stream(allowed.value()).map(Role::name).toList());
                }
                if (type == Paging.class) {
                    operation.addParametersItem(query("limit", limit(), "每页条数"));
                    operation.addParametersItem(query("after", new StringSchema(), "上一页返回的 next"));
                    operation.addParametersItem(query("count", new BooleanSchema(), "是否返回总数 total"));
                }
                if (type == Version.class) {
                    operation.addParametersItem(new Parameter()
                            .in("header")
                            .name("If-Match")
                            .required(true)
                            .description("读取时得到的 ETag")
                            .schema(new StringSchema())
                            .example("\"1\""));
                }
            }
            return operation;
        };
    }

    private static Schema<Number> limit() {
        return new IntegerSchema()
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(Paging.GREATEST_LIMIT))
                ._default(Paging.DEFAULT_LIMIT);
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return new Parameter().in("query").name(name).schema(schema).description(description);
    }
}
