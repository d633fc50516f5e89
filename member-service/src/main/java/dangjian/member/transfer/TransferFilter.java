package dangjian.member.transfer;

import org.jspecify.annotations.Nullable;

/// Which transfers a list shows.
record TransferFilter(Box box, @Nullable TransferState state) {

    /// From whose side they are looked at.
    enum Box {
        /// everything that the caller may see
        ALL,
        /// 待办: it is an organisation of the caller's that must act
        TO_DO,
        /// 转出
        OUT,
        /// 转入
        IN
    }
}
