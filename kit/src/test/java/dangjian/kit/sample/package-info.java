/// A service just large enough to show what kit gives every service.
@NullMarked
package dangjian.kit.sample;

import org.jspecify.annotations.NullMarked;
