/// The register of Party organisations: the tree as it is and as it stood, its import, its figures.
@NullMarked
package dangjian.org.registry;

import org.jspecify.annotations.NullMarked;
