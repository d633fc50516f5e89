package dangjian.org.registry;

import java.util.Map;
import java.util.Set;

/// What the register knows that a sheet must fit in with.
///
/// @param parents living organisations in the caller's scope by full name
/// @param names full names that are taken
/// @param codes codes that were ever given
/// @param units names of units by credit code
/// @param hasRoot whether there is a district committee
record Register(
        Map<String, Organization> parents,
        Set<String> names,
        Set<String> codes,
        Map<String, String> units,
        boolean hasRoot) {}
