package dangjian.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CalendarAutoConfigurationTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CalendarAutoConfiguration.class));

    @TempDir
    Path directory;

    @Test
    void serviceHasTheShippedYears() {
        service.run(context ->
                assertThat(context.getBean(WorkingCalendar.class).isKnown(2026)).isTrue());
    }

    @Test
    void installationAddsANewYear() throws Exception {
        Files.writeString(
                directory.resolve("2031.properties"), "basis=新通知\nissued=2030-11-01\ndays-off=2031-10-01/2031-10-07\n");

        service.withPropertyValues("dangjian.calendar.directory=" + directory).run(context -> {
            WorkingCalendar calendar = context.getBean(WorkingCalendar.class);
            assertThat(calendar.basis(2031)).contains("新通知");
            assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 1))).isFalse();
            assertThat(calendar.isKnown(2026)).isTrue();
        });
    }

    @Test
    void serviceWithAnUnreadableCalendarDoesNotStart() {
        service.withPropertyValues("dangjian.calendar.directory=" + directory.resolve("missing"))
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("missing"));
    }
}
