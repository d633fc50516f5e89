/// Import jobs: a workbook goes in, a job can be followed, and either everything asked for is stored or nothing.
@NullMarked
package dangjian.kit.imports;

import org.jspecify.annotations.NullMarked;
