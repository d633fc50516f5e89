package dangjian.member.fund;

/// Which money is passed up.
enum Stream {
    /// 党费，按比例上缴
    DUES,
    /// 一次自愿多交达到数额的，全部上缴中央
    CENTRE
}
