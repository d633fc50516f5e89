package dangjian.kit.data;

import java.util.Collection;
import tools.jackson.databind.ObjectMapper;

/// Many rows as one statement parameter, for `jsonb_to_recordset(:rows::jsonb)`.
public final class Batch {

    private Batch() {}

    public static String of(ObjectMapper json, Collection<?> rows) {
        return json.writeValueAsString(rows);
    }
}
