package dangjian.org.registry;

import java.math.BigDecimal;

/// A place on the map, in degrees.
record Position(BigDecimal longitude, BigDecimal latitude) {}
