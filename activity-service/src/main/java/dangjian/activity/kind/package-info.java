/// What the rules of organisational life ask for, as versioned data: kinds of activity and majorities.
@NullMarked
package dangjian.activity.kind;

import org.jspecify.annotations.NullMarked;
