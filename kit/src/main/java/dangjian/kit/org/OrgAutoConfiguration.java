package dangjian.kit.org;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.ObjectMapper;

/// The organisation copy; `dangjian.org-copy=false` in org-service, which owns the tree.
@AutoConfiguration
class OrgAutoConfiguration {

    @Bean
    Organizations organizations(DatabaseClient database) {
        return new Organizations(database);
    }

    @Bean
    @ConditionalOnProperty(name = "dangjian.org-copy", matchIfMissing = true)
    OrgCopy orgCopy(DatabaseClient database, ObjectMapper json) {
        return new OrgCopy(database, json);
    }
}
