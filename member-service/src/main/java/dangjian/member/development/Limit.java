package dangjian.member.development;

import dangjian.kit.calendar.Months;
import dangjian.kit.calendar.WorkingCalendar;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A time limit of a step, counted from when another step was done.
///
/// @param anchor code of the other step, or [#PROBATION_END]
/// @param special how far it may be stretched in special cases, in the same unit
/// @param validity how long what it is counted from holds; nothing when that never lapses
record Limit(
        Bound bound,
        @Schema(example = "ADMISSION_MEETING") String anchor,
        @Schema(example = "3") int amount,
        @Schema(example = "6") @Nullable Integer special,
        Unit unit,
        String basis,
        @Nullable Validity validity) {

    /// The day on which the probation ends.
    static final String PROBATION_END = "PROBATION_END";

    /// Whether it stands in the place of another one.
    boolean replaces(Limit other) {
        return bound == other.bound && anchor.equals(other.anchor);
    }

    /// What it stands in the place of lapses as before, unless it says itself when.
    Limit insteadOf(Limit other) {
        return validity == null ? new Limit(bound, anchor, amount, special, unit, basis, other.validity) : this;
    }

    /// Whether it demands as much as another one in whose place it stands.
    boolean isAtLeast(Limit other) {
        if (unit != other.unit) {
            return false;
        }
        return bound == Bound.EARLIEST
                ? amount >= other.amount
                : amount <= other.amount && longest() <= Math.max(amount, other.longest()) && lapsesAsSoonAs(other);
    }

    /// Whether what it is counted from lapses before the limit is over, or there is nothing to lapse for.
    boolean lapsesTooSoon() {
        return validity != null && (bound != Bound.LATEST || validity.amount() < longest());
    }

    private boolean lapsesAsSoonAs(Limit other) {
        return other.validity == null || validity != null && validity.amount() <= other.validity.amount();
    }

    private int longest() {
        return special == null ? amount : special;
    }

    boolean isFromProbationEnd() {
        return anchor.equals(PROBATION_END);
    }

    /// Whether it counts working days of a year whose arrangement (调休) is not known.
    boolean isProvisional(LocalDate day, WorkingCalendar calendar) {
        return unit == Unit.NOTICE_WORKING_DAYS
                && !(calendar.isKnown(day.getYear())
                        && calendar.isKnown(from(day, calendar).getYear()));
    }

    LocalDate from(LocalDate day, WorkingCalendar calendar) {
        return unit.after(day, amount, calendar);
    }

    /// The last day on which what was done on a day holds.
    @Nullable
    LocalDate held(LocalDate day, WorkingCalendar calendar) {
        return validity == null ? null : unit.after(day, validity.amount(), calendar);
    }

    @Nullable
    LocalDate stretched(LocalDate day, WorkingCalendar calendar) {
        return special == null ? null : unit.after(day, special, calendar);
    }

    /// How long something that was done holds (有效期), in the unit of its limit.
    @Schema(name = "DevelopmentValidity")
    record Validity(
            @Schema(description = "过后须重新办理", example = "12") @Min(1) @Max(366)
            int amount,

            @Schema(example = "地方规定：政治审查一年内有效") @NotBlank @Size(max = 200)
            String basis) {}

    /// Whether a step may not be earlier or should not be later.
    enum Bound {
        EARLIEST,
        LATEST
    }

    /// In what a limit is counted.
    enum Unit {
        /// calendar days
        DAYS {
            @Override
            LocalDate after(LocalDate day, int amount, WorkingCalendar calendar) {
                return day.plusDays(amount);
            }
        },
        /// the same day of a later month, or its last day
        MONTHS {
            @Override
            LocalDate after(LocalDate day, int amount, WorkingCalendar calendar) {
                return Months.plus(day, amount);
            }
        },
        /// the day after a public notice of so many working days that counts its first day
        NOTICE_WORKING_DAYS {
            @Override
            LocalDate after(LocalDate day, int amount, WorkingCalendar calendar) {
                return calendar.lastOfWorkingDays(day, amount).plusDays(1);
            }
        };

        abstract LocalDate after(LocalDate day, int amount, WorkingCalendar calendar);
    }
}
