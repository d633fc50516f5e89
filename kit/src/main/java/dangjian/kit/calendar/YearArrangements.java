package dangjian.kit.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the arrangements that came with the platform, and those that an installation adds when a new notice is out.
final class YearArrangements {

    private static final int FIRST_YEAR = 2024;
    private static final Pattern FILE = Pattern.compile("(\\d{4})\\.properties");

    private YearArrangements() {}

    static List<YearArrangement> shipped() {
        List<YearArrangement> arrangements = new ArrayList<>();
        for (int year = FIRST_YEAR; true; year++) {
            InputStream resource =
                    YearArrangements.class.getResourceAsStream("/calendar/%d.properties".formatted(year));
            if (resource == null) {
                return arrangements;
            }
            arrangements.add(read(Year.of(year), resource));
        }
    }

    static List<YearArrangement> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<YearArrangement> arrangements = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    arrangements.add(read(Year.parse(name.group(1)), Files.newInputStream(file)));
                }
            }
            return arrangements;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the calendars in " + directory, failure);
        }
    }

    private static YearArrangement read(Year year, InputStream resource) {
        try (InputStreamReader text = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            return YearArrangement.read(year, text);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the calendar of " + year, failure);
        }
    }
}
