package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dangjian.gateway.SettingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class ServiceAddressesTests {

    private final MockEnvironment environment = new MockEnvironment();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @BeforeEach
    void giveAll() {
        beans.registerSingleton("environment", environment);
        for (var service : new String[] {"org", "member", "activity", "evaluation"}) {
            environment.setProperty("dangjian.services.%s.url".formatted(service), "http://%s:8080".formatted(service));
        }
    }

    @Test
    void allAddressesAreEnough() {
        assertThatNoException().isThrownBy(() -> new ServiceAddresses().postProcessBeanFactory(beans));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "member:8080", "ftp://member", "http://", "http://a b", "lb://member"})
    void aMissingOrBrokenAddressIsNamed(String address) {
        environment.setProperty("dangjian.services.member.url", address);
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> new ServiceAddresses().postProcessBeanFactory(beans))
                .withMessageStartingWith("dangjian.services.member.url ");
    }
}
