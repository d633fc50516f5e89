package dangjian.kit.calendar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The working calendar of an installation: the shipped years and those it added.
@AutoConfiguration
@EnableConfigurationProperties(CalendarProperties.class)
class CalendarAutoConfiguration {

    @Bean
    WorkingCalendar workingCalendar(CalendarProperties properties) {
        List<YearArrangement> arrangements = new ArrayList<>(YearArrangements.shipped());
        Path directory = properties.directory();
        if (directory != null) {
            arrangements.addAll(YearArrangements.in(directory));
        }
        return new WorkingCalendar(arrangements);
    }
}
