package dangjian.member.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who somebody is, apart from what must be encrypted.
///
/// @param nation code of the nationality (民族)
/// @param education code of the education (学历)
/// @param position code of the job (工作岗位)
record Person(
        String name,
        Sex sex,
        LocalDate birthday,
        @Nullable String nation,
        @Nullable String education,
        @Nullable String position) {}
