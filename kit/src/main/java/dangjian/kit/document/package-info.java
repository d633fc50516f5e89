/// Documents in the official layout (GB/T 9704-2012); whoever writes some needs `poi-ooxml`.
@NullMarked
package dangjian.kit.document;

import org.jspecify.annotations.NullMarked;
