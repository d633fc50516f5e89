package dangjian.org.registry;

import org.jspecify.annotations.Nullable;

/// What an organisation is called.
///
/// @param name 党组织全称
/// @param shortName 党组织简称
/// @param code 党组织编码, issued by the national system and opaque
record Naming(String name, String shortName, @Nullable String code) {}
