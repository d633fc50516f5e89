package dangjian.kit.web;

import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.module.SimpleModule;

/// Problems, callers, paging, versions and idempotency for every controller.
@AutoConfiguration(
        before = org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration.class,
        after = org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration.class)
public class WebAutoConfiguration {

    private static final String KIT = "dangjian.kit";

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Messages messages(@Value("${spring.application.name}") String service) {
        return new Messages(service, "kit", "imports", "sheet", "crypto");
    }

    /// What two readers of one document could understand differently is refused: names that come twice, numbers with a
    /// fraction where there is none, texts that cannot be kept.
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addModule(new SimpleModule("texts").addDeserializer(String.class, new WellFormedText()));
    }

    @Bean
    JacksonModule plainDays() {
        return PlainDays.module();
    }

    @Bean
    ProblemHandler problemHandler(Messages messages, ObjectMapper json, ObjectProvider<Tracer> tracer) {
        return new ProblemHandler(messages, json, tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    ProblemCatalogue problemCatalogue(BeanFactory beans, Messages messages) {
        return new ProblemCatalogue(
                Stream.concat(AutoConfigurationPackages.get(beans).stream(), Stream.of(KIT))
                        .toList(),
                messages);
    }

    @Bean
    ProblemCatalogueController problemCatalogueController(ProblemCatalogue catalogue) {
        return new ProblemCatalogueController(catalogue);
    }

    @Bean
    AllowedFilter allowedFilter(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new AllowedFilter(mappings);
    }

    @Bean
    LocaleContextResolver localeContextResolver() {
        var resolver = new AcceptHeaderLocaleContextResolver();
        resolver.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return resolver;
    }

    /// Absent with `dangjian.web.idempotency=false`: a gateway must not hold the bodies that it only passes on.
    @Bean
    @ConditionalOnProperty(name = "dangjian.web.idempotency", matchIfMissing = true)
    IdempotencyFilter idempotencyFilter(DatabaseClient database, ReactiveTransactionManager transactions) {
        return new IdempotencyFilter(database, transactions);
    }

    /// Argument resolvers; apart from the beans above because Spring asks for them early.
    @Configuration(proxyBeanMethods = false)
    static class Arguments implements WebFluxConfigurer {

        private final ObjectProvider<Subtrees> subtrees;

        Arguments(ObjectProvider<Subtrees> subtrees) {
            this.subtrees = subtrees;
        }

        @Override
        public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
            configurer.addCustomResolver(new CallerArguments(subtrees.getObject()), new PlainArguments());
        }
    }
}
