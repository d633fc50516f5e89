package dangjian.gateway.account;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account with the hash of its password, to be written.
///
/// @param provisional whether the holder must change the password first
/// @param selfNamed whether the holder has chosen the username, which then says nothing of who it is
record NewAccount(
        UUID id,
        String username,
        String name,
        String hash,
        boolean provisional,
        boolean selfNamed,
        List<Post> posts,
        @Nullable UUID memberId) {

    @Override
    public String toString() {
        return "NewAccount[%s]".formatted(username);
    }
}
