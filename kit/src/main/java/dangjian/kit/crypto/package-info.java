/// Personal data: encrypted per field, found by a keyed blind index, masked on output.
@NullMarked
package dangjian.kit.crypto;

import org.jspecify.annotations.NullMarked;
