package dangjian.kit.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What another system (接入系统) may do, as its access token says: resources to read or write, below organisations.
///
/// @param scopes such as `members:read`; the resource is the first word of a path below `/api/v1`
/// @param organizations at the tops of the subtrees whose rows it reaches
public record ClientAccess(Set<String> scopes, List<UUID> organizations) {

    public ClientAccess {
        scopes = Set.copyOf(scopes);
        organizations = List.copyOf(organizations);
    }

    public boolean reads(String resource) {
        return scopes.contains(resource + ":read");
    }

    public boolean writes(String resource) {
        return scopes.contains(resource + ":write");
    }
}
