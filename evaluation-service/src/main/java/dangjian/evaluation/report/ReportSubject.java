package dangjian.evaluation.report;

import dangjian.kit.org.Organization;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The organisations a report is about: the tops of its subtrees.
record ReportSubject(List<Organization> tops) {

    private static final String PARTY = "中国共产党";

    Scope scope() {
        return new Scope(tops.stream().map(Organization::path).toList(), null);
    }

    List<UUID> orgIds() {
        return tops.stream().map(Organization::id).sorted().toList();
    }

    String name() {
        return tops.stream()
                .map(Organization::name)
                .map(name -> name.startsWith(PARTY) ? "中共" + name.substring(PARTY.length()) : name)
                .collect(Collectors.joining("、"));
    }
}
