package dangjian.kit.org;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestInfrastructure;
import dangjian.kit.event.Received;
import dangjian.kit.sample.SampleApplication;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/// The copy follows the events of org-service, whatever their order.
@ServiceTest
@ContextConfiguration(classes = SampleApplication.class, initializers = TestInfrastructure.class)
class OrganizationCopyIT {

    @Autowired
    private OrgCopy copy;

    @Autowired
    private Organizations organizations;

    @Test
    void theNewestVersionStays() {
        var id = UUID.randomUUID();
        take(change(id, "/copy/1/", "first", 1));
        take(change(id, "/copy/1/", "third", 3));
        take(change(id, "/copy/1/", "second", 2));
        assertThat(organizations.find(id, Scope.of("/copy/")).block())
                .isNotNull()
                .returns("third", Organization::name)
                .returns(3, Organization::version);
    }

    @Test
    void anOrganisationIsFoundOnlyWithinTheScope() {
        var id = UUID.randomUUID();
        take(change(id, "/copy/2/", "here", 1));
        assertThat(organizations.find(id, Scope.of("/elsewhere/")).block()).isNull();
        assertThat(organizations.find(id, Scope.of()).block()).isNull();
    }

    @Test
    void onlyTheOutermostPathsMakeAScope() {
        var outer = UUID.randomUUID();
        var inner = UUID.randomUUID();
        take(change(outer, "/copy/3/", "outer", 1), change(inner, "/copy/3/1/", "inner", 1));
        assertThat(organizations
                        .paths(List.of(outer, inner, UUID.randomUUID()))
                        .collectList()
                        .block())
                .containsExactly("/copy/3/");
    }

    private void take(OrgChanged... changes) {
        copy.take(List.of(changes).stream()
                        .map(change -> new Received<>(UUID.randomUUID(), Instant.EPOCH, change.id(), change))
                        .toList())
                .block();
    }

    private static OrgChanged change(UUID id, String path, String name, int version) {
        return new OrgChanged(id, null, path, name, name, null, "BRANCH", "COMMUNITY", null, null, null, version);
    }
}
