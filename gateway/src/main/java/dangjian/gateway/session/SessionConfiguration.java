package dangjian.gateway.session;

import dangjian.kit.web.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The few requests that somebody makes who has not signed in.
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of(
                "POST /api/v1/sessions",
                "POST /api/v1/sessions/refresh",
                "GET /api/v1/password-rules",
                "POST /api/v1/activations",
                "GET /api/v1/identity-providers",
                "POST /api/v1/identity-sign-ins",
                "POST /api/v1/identity-sign-ins/*/sessions",
                "GET /",
                "GET /docs/**",
                "GET /events/**",
                "GET /problems/**",
                "GET /api/v1/problems",
                "POST /oauth2/token",
                "GET /.well-known/**",
                "GET /api/v1/public/pledges/*",
                "POST /api/v1/public/pledges/*/responses");
    }
}
