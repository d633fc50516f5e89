package dangjian.kit.calendar;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the State Council arranged for one year (节假日安排): days off, weekend days to work, and the notice.
record YearArrangement(
        Year year, String basis, LocalDate issued, Set<LocalDate> daysOff, Set<LocalDate> workingWeekends) {

    YearArrangement {
        if (workingWeekends.stream().anyMatch(day -> !isWeekend(day) || daysOff.contains(day))) {
            throw new IllegalArgumentException(
                    "%s: working-weekends must be weekend days and no days off: %s".formatted(basis, workingWeekends));
        }
        if (Stream.of(daysOff, workingWeekends).flatMap(Set::stream).anyMatch(day -> day.getYear() > year.getValue())) {
            throw new IllegalArgumentException("%s: no day may lie after the year %s".formatted(basis, year));
        }
    }

    /// Reads the format of `calendar/<year>.properties`: `basis`, `issued`, `days-off`, `working-weekends`.
    static YearArrangement read(Year year, Reader text) throws IOException {
        Properties properties = new Properties();
        properties.load(text);
        try {
            return new YearArrangement(
                    year,
                    required(properties, "basis"),
                    LocalDate.parse(required(properties, "issued")),
                    days(required(properties, "days-off")),
                    days(properties.getProperty("working-weekends", "")));
        } catch (DateTimeException failure) {
            throw new IllegalArgumentException("The calendar of %s: %s".formatted(year, failure.getMessage()), failure);
        }
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A calendar needs " + key);
        }
        return value.strip();
    }

    private static Set<LocalDate> days(String list) {
        return new TreeSet<>(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .flatMap(YearArrangement::range)
                .toList());
    }

    private static Stream<LocalDate> range(String item) {
        List<LocalDate> ends =
                Arrays.stream(item.split("/")).map(LocalDate::parse).toList();
        return ends.getFirst().datesUntil(ends.getLast().plusDays(1));
    }
}
