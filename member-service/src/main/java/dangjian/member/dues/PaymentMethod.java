package dangjian.member.dues;

/// How dues are paid (缴纳方式).
public enum PaymentMethod {
    /// 现金
    CASH,
    /// 银行转账
    TRANSFER,
    /// 手机支付
    MOBILE,
    /// 代扣
    WITHHELD
}
