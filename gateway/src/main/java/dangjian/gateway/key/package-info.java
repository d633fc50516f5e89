/// The keys that sign access tokens, and their public halves for everybody who verifies.
@NullMarked
package dangjian.gateway.key;

import org.jspecify.annotations.NullMarked;
