/// What kinds of organisation there are and which rules hold for each, as versioned data.
@NullMarked
package dangjian.org.rule;

import org.jspecify.annotations.NullMarked;
