/// Sessions (登录会话): signing in, staying in, and leaving.
@NullMarked
package dangjian.gateway.session;

import org.jspecify.annotations.NullMarked;
