package dangjian.kit.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import reactor.core.publisher.Mono;

/// Every service verifies tokens itself; nothing trusts the network behind the gateway.
@AutoConfiguration(
        before =
                org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive
                        .ReactiveOAuth2ResourceServerAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableConfigurationProperties(AccessProperties.class)
class SecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PublicPaths publicPaths() {
        return PublicPaths.of();
    }

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http,
            PublicPaths open,
            ProblemHandler problems,
            ObjectProvider<ReactiveJwtDecoder> jwt) {
        return http.authorizeExchange(exchanges -> exchanges
                        .pathMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**")
                        .permitAll()
                        .matchers(open.matcher())
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .access((authentication, context) -> authentication
                                .ofType(JwtAuthenticationToken.class)
                                .map(token -> new AuthorizationDecision(
                                        Caller.of(token.getToken()).has(Role.SYSTEM_ADMIN)))
                                .cast(AuthorizationResult.class))
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenConverter(new BearerTokens())
                        .jwt(token -> token.jwtDecoder(jwt.getObject())
                                .jwtAuthenticationConverter(SecurityAutoConfiguration::withoutAuthorities))
                        .authenticationEntryPoint((exchange, failure) -> problems.handle(exchange, failure)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (exchange, failure) -> problems.handle(exchange, failure))
                        .accessDeniedHandler((exchange, failure) -> problems.handle(exchange, failure)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable) // bearer tokens only: a browser sends none by itself
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder jwtDecoder(AccessProperties access) {
        if (access.jwksUri() == null || access.jwksUri().isBlank()) {
            throw new IllegalStateException("dangjian.access.jwks-uri is missing: where the gateway publishes its keys,"
                    + " for example http://gateway:8080/.well-known/jwks.json");
        }
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(access.jwksUri())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(validator(access));
        return decoder;
    }

    /// What a caller may do stands in the token's grants, which [Caller] reads where they are asked for.
    private static Mono<AbstractAuthenticationToken> withoutAuthorities(Jwt token) {
        return Mono.just(new JwtAuthenticationToken(token, List.of()));
    }

    /// Spring Security's own, but for its regular expression over every header, which cost more than all the rest of
    /// it.
    @Bean
    ServerWebExchangeFirewall firewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderNames(HeaderText::isName);
        firewall.setAllowedHeaderValues(HeaderText::isValue);
        return firewall;
    }

    /// No spans and timers for each filter of the chain: they cost as much as the rest of it, and nobody looks at them.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// What a token must satisfy besides its signature.
    @Bean
    OAuth2TokenValidator<Jwt> tokenValidator(AccessProperties access) {
        return validator(access);
    }

    private static OAuth2TokenValidator<Jwt> validator(AccessProperties access) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(access.issuer()),
                new JwtAudienceValidator(access.audience()));
    }
}
