/// Passwords (口令): what makes a good one, how it is kept, and how often one may be wrong.
@NullMarked
package dangjian.gateway.password;

import org.jspecify.annotations.NullMarked;
