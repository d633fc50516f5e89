/// The front page (开放接口首页): what there is, described in one place for whoever wants to use it.
@NullMarked
package dangjian.gateway.front;

import org.jspecify.annotations.NullMarked;
