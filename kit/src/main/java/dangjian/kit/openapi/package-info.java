/// What a service tells about itself: its OpenAPI document, from its code and true to it.
@NullMarked
package dangjian.kit.openapi;

import org.jspecify.annotations.NullMarked;
