/// Which addresses there are (已知路径): the gateway's own, and those that the services describe.
@NullMarked
package dangjian.gateway.path;

import org.jspecify.annotations.NullMarked;
