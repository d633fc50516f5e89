/// The change feed (变更推送): public events of all services for systems without Kafka.
@NullMarked
package dangjian.gateway.change;

import org.jspecify.annotations.NullMarked;
