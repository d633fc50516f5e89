/// The access token of whoever asks.
@NullMarked
package dangjian.gateway.token;

import org.jspecify.annotations.NullMarked;
