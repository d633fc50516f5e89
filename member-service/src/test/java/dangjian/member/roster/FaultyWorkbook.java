package dangjian.member.roster;

import static dangjian.member.roster.RosterField.BRANCH;

import dangjian.kit.sheet.SheetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// The sample workbook with 180 valid members and 20 faulty rows, what is expected of it, and the branches it names.
final class FaultyWorkbook {

    private static final String UNKNOWN_BRANCH = "中国共产党晨江区不存在支部委员会";
    private static final String DISTRICT_COMMITTEE = "中国共产党晨江区委员会";

    private FaultyWorkbook() {}

    static byte[] bytes() {
        return read("members-with-errors.xlsx");
    }

    static List<Expected> expected() {
        return new String(read("members-with-errors.expected.csv"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", 3))
                .map(parts -> new Expected(Integer.parseInt(parts[0]), parts[1], parts[2]))
                .toList();
    }

    /// Fills the copy of the tree with the branches of the workbook, below a district.
    static String organizations(UUID district) {
        var names = new TreeSet<String>();
        try (var reader = SheetReader.open(path("members-with-errors.xlsx"), RosterField.LAYOUT)) {
            reader.forEachRemaining(row -> names.add(row.cell(BRANCH.column()).text()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        names.remove(UNKNOWN_BRANCH);
        names.remove(DISTRICT_COMMITTEE);
        return names.stream()
                .map(name -> organization(
                        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        "/1/" + Integer.toString(names.headSet(name).size() + 100, 36) + "/",
                        name,
                        "BRANCH"))
                .collect(Collectors.joining(
                        "", organization(district, "/1/", DISTRICT_COMMITTEE, "DISTRICT_COMMITTEE"), ""));
    }

    private static String organization(UUID id, String path, String name, String kind) {
        return "insert into orgs (id, path, name, short_name, kind, category, version) values ('%s', '%s', '%s', '%s', '%s', 'OTHER', 1);%n"
                .formatted(id, path, name, name, kind);
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(FaultyWorkbook.class.getResource("/" + name))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// One expected fault.
    record Expected(int row, String column, String reason) {}
}
