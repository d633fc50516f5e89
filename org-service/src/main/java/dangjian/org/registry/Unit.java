package dangjian.org.registry;

import org.jspecify.annotations.Nullable;

/// The unit (所在单位) of an organisation and where it is.
///
/// @param creditCode 法人单位统一社会信用代码; several organisations may belong to one legal entity
/// @param creditCodeNote why a code whose check character does not fit is accepted
/// @param divisionCode 行政区划代码
record Unit(
        @Nullable String name,
        @Nullable String creditCode,
        @Nullable String creditCodeNote,
        @Nullable String divisionCode,
        @Nullable String address,
        @Nullable Position position) {}
