/// The members as this service needs to know them: a copy that lags behind member-service by an event.
@NullMarked
package dangjian.activity.people;

import org.jspecify.annotations.NullMarked;
