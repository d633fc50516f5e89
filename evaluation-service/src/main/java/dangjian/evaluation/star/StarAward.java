package dangjian.evaluation.star;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Confirmed stars (星级授牌), as they were awarded.
///
/// @param reward one-off, in yuan
/// @param isCommended whether the award comes with a commendation (表彰)
record StarAward(
        UUID applicationId,
        UUID orgId,
        int ratingYear,
        int stars,
        BigDecimal points,
        @Schema(example = "LX-2026-3-001") String plaqueNo,
        @Nullable BigDecimal reward,
        boolean isCommended,
        LocalDate confirmedOn,
        LocalDate validUntil) {}
