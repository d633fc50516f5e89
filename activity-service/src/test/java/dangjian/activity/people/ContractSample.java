package dangjian.activity.people;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A sample event with some of its fields replaced.
final class ContractSample {

    private ContractSample() {}

    static String with(String sample, Map<String, ?> fields) {
        var json = JsonMapper.shared();
        var tree = (ObjectNode) json.readTree(sample);
        fields.forEach((name, value) -> tree.set(name, json.valueToTree(value)));
        return json.writeValueAsString(tree);
    }
}
