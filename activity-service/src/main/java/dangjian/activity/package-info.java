/// Organisational life of branches (组织生活).
@NullMarked
package dangjian.activity;

import org.jspecify.annotations.NullMarked;
