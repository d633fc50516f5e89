package dangjian.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/// A real OpenID Connect provider (Spring Authorization Server) on a port of its own, which can be made to lie.
final class TestProvider {

    static final String CLIENT = "dangjian";
    static final String SECRET = "a-secret-of-more-than-thirty-two-bytes-length";
    static final String REDIRECT = "https://party.example/signed-in";

    private final Map<String, Map<String, Object>> told = new ConcurrentHashMap<>();
    private final Tomcat tomcat = new Tomcat();
    private volatile RSAKey key = newKey();
    private volatile Consumer<JwtClaimsSet.Builder> lie = _ -> {};
    private volatile UnaryOperator<String> forgery = UnaryOperator.identity();

    private TestProvider() {}

    static TestProvider start() {
        var provider = new TestProvider();
        try {
            provider.run();
        } catch (IOException | LifecycleException failure) {
            throw new IllegalStateException(failure);
        }
        return provider;
    }

    private void run() throws IOException, LifecycleException {
        tomcat.setBaseDir(Files.createTempDirectory("provider").toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        var root = tomcat.addContext("", null);
        Tomcat.addServlet(root, "nothing", new HttpServlet() {});
        root.addServletMappingDecoded("/", "nothing");
        var context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(root.getServletContext());
        context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("provider", this));
        context.register(TestProviderConfiguration.class);
        var filter = new FilterDef();
        filter.setFilterName("security");
        filter.setFilter(new DelegatingFilterProxy("springSecurityFilterChain", context));
        root.addFilterDef(filter);
        var everywhere = new FilterMap();
        everywhere.setFilterName("security");
        everywhere.addURLPattern("/*");
        root.addFilterMap(everywhere);
        tomcat.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    /// Somebody with an account there, and what the provider tells of them.
    String person(Map<String, Object> claims) {
        var name = "sub-" + UUID.randomUUID();
        told.put(name, claims);
        return name;
    }

    /// Tells something else of somebody from now on.
    void retell(String name, Map<String, Object> claims) {
        told.put(name, claims);
    }

    RSAKey key() {
        return key;
    }

    JWKSet keys() {
        return new JWKSet(key);
    }

    /// Signs with a new key from now on; the former is no longer published.
    void exchangeKey() {
        key = newKey();
    }

    /// Makes ID tokens wrong until the truth is told again.
    void lie(Consumer<JwtClaimsSet.Builder> change, UnaryOperator<String> forge) {
        lie = change;
        forgery = forge;
    }

    void tellTheTruth() {
        lie(_ -> {}, UnaryOperator.identity());
    }

    void fill(JwtClaimsSet.Builder token, String name) {
        told.getOrDefault(name, Map.of()).forEach(token::claim);
        lie.accept(token);
    }

    String forge(String token) {
        return forgery.apply(token);
    }

    User user(String name) {
        return new User(name, "", List.of());
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
