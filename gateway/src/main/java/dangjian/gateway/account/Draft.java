package dangjian.gateway.account;

import dangjian.gateway.password.Password;
import dangjian.kit.web.Grant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account that somebody wants to make.
///
/// @param pointer where it stands in the request, for messages
record Draft(
        UUID id,
        String username,
        String name,
        Password password,
        List<Post> posts,
        @Nullable UUID memberId,
        String pointer) {

    List<Grant> grants() {
        return posts.stream().map(Post::grant).toList();
    }
}
