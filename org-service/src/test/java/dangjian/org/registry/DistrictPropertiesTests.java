package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DistrictPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void theServiceDoesNotStartWithoutItsDistrict() {
        runner.run(context ->
                assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("dangjian.district"));
    }

    @Test
    void theServiceKnowsItsDistrict() {
        runner.withPropertyValues("dangjian.district.id=01900000-0000-7000-8000-000000000001")
                .run(context -> assertThat(
                                context.getBean(DistrictProperties.class).id())
                        .hasToString("01900000-0000-7000-8000-000000000001"));
    }

    @EnableConfigurationProperties(DistrictProperties.class)
    static class Properties {}
}
