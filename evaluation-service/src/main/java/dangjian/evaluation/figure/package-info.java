/// The register of figures F01–F22 and how they are had from the services that own the data.
@NullMarked
package dangjian.evaluation.figure;

import org.jspecify.annotations.NullMarked;
