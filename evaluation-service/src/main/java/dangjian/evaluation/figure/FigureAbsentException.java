package dangjian.evaluation.figure;

/// A figure cannot be had from its owner.
final class FigureAbsentException extends RuntimeException {

    private final Absence absence;

    FigureAbsentException(Absence absence) {
        super(absence.name(), null, false, false);
        this.absence = absence;
    }

    Absence absence() {
        return absence;
    }

    static boolean isFailure(Throwable failure) {
        return !(failure instanceof FigureAbsentException absent) || absent.absence.isFailure();
    }
}
