package dangjian.member.discipline;

/// A disciplinary penalty (党纪处分), from the lightest to the heaviest.
enum PenaltyKind {
    WARNING("警告"),
    SERIOUS_WARNING("严重警告"),
    REMOVAL("撤销党内职务"),
    PROBATION("留党察看"),
    EXPULSION("开除党籍");

    private final String label;

    PenaltyKind(String label) {
        this.label = label;
    }

    /// As sheets call it.
    String label() {
        return label;
    }
}
