/// External identity (外部身份): signing in by an OpenID Connect provider, and which accounts belong to whom there.
@NullMarked
package dangjian.gateway.identity;

import org.jspecify.annotations.NullMarked;
