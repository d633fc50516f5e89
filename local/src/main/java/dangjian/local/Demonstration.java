package dangjian.local;

/// Something of everything that becomes of members, in one branch of the fictional district: through the public API,
/// each only where there is nothing of it yet, and without changing who is a member where.
final class Demonstration {

    private Demonstration() {}

    /// @param secretary the account of the branch's secretary
    /// @param other a branch of the same committee
    static void seedOnce(Platform platform, String secretary, String branch, String other) {
        var stage = Stage.of(platform, secretary, branch, other);
        new Movement(stage).seedOnce();
        new Commitment(stage).seedOnce();
    }
}
