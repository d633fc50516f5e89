package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FirstRowsTests {

    @Property(tries = 50)
    void firstRowOfEveryValueIsRemembered(
            @ForAll @Size(max = 3_000) List<@NumericChars @StringLength(max = 4) String> values) {
        var rows = new FirstRows();
        var expected = new HashMap<String, Integer>();
        for (int row = 1; row <= values.size(); row++) {
            var value = values.get(row - 1);
            var first = rows.note(value, row);
            if (expected.containsKey(value)) {
                assertThat(first).hasValue(expected.get(value));
            } else {
                assertThat(first).isEmpty();
                expected.put(value, row);
            }
        }
    }

    @Test
    void manySimilarValuesAreToldApart() {
        var rows = new FirstRows();
        for (int i = 1; i <= 200_000; i++) {
            assertThat(rows.note("99000019900101%04d".formatted(i), i)).isEmpty();
        }
        assertThat(rows.note("990000199001010777", 200_001)).hasValue(777);
    }
}
