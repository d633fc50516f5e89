package dangjian.gateway.session;

/// How somebody has proved to be the holder of an account.
///
/// @param byPassword by the account's own password, which then must be fresh; not so at an identity provider
/// @param withFactor with a second factor as well, here or at the identity provider
record Proof(boolean byPassword, boolean withFactor) {

    /// The account's own password and nothing else.
    static final Proof PASSWORD = new Proof(true, false);

    /// The same with a second factor.
    Proof andFactor() {
        return new Proof(byPassword, true);
    }
}
