package dangjian.member.roster;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/// A code list as it goes out.
record CodeListView(
        @Schema(example = "nations") String name,
        @Schema(example = "1") int version,
        @Schema(description = "生效日期") LocalDate effectiveOn,
        @Schema(example = "民族") String title,

        @Schema(description = "依据", example = "GB/T 3304-1991")
        String basis,

        List<CodeList.Code> codes) {}
