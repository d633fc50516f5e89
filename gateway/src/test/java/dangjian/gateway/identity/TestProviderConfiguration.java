package dangjian.gateway.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Spring Authorization Server with one client, the gateway, and everybody whom [TestProvider] knows.
@TestConfiguration(proxyBeanMethods = false)
@EnableWebSecurity
class TestProviderConfiguration {

    @Bean
    SecurityFilterChain security(HttpSecurity http, TestProvider provider) throws Exception {
        return http.oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new Visitors(provider), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(
                RegisteredClient.withId(UUID.randomUUID().toString())
                        .clientId(TestProvider.CLIENT)
                        .clientSecret("{noop}" + TestProvider.SECRET)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(TestProvider.REDIRECT)
                        .scope(OidcScopes.OPENID)
                        .clientSettings(ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build())
                        .build());
    }

    @Bean
    AuthorizationServerSettings settings(TestProvider provider) {
        return AuthorizationServerSettings.builder().issuer(provider.issuer()).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(TestProvider provider) {
        return (selector, _) -> selector.select(provider.keys());
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    /// Signs, and then lets the token be forged.
    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys, TestProvider provider) {
        var honest = new NimbusJwtEncoder(keys);
        return parameters -> {
            var signed = honest.encode(parameters);
            return new Jwt(
                    provider.forge(signed.getTokenValue()),
                    signed.getIssuedAt(),
                    signed.getExpiresAt(),
                    signed.getHeaders(),
                    signed.getClaims());
        };
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(TestProvider provider) {
        return token -> {
            if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
                provider.fill(
                        token.getClaims(),
                        Objects.requireNonNull(token.<Authentication>getPrincipal())
                                .getName());
            }
        };
    }

    /// Lets a browser in as whom it says, where it asks for a code.
    private static final class Visitors extends OncePerRequestFilter {

        private final TestProvider provider;

        Visitors(TestProvider provider) {
            this.provider = provider;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().equals("/oauth2/authorize");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var person = provider.user(request.getHeader("X-Person"));
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            person,
                            null,
                            List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY))));
            chain.doFilter(request, response);
        }
    }
}
