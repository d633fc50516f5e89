/// The whole platform in one JVM on this machine, with real PostgreSQL and Kafka and a fictional district.
@NullMarked
package dangjian.local;

import org.jspecify.annotations.NullMarked;
