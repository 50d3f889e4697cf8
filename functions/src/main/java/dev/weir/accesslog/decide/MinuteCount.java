package dev.weir.accesslog.decide;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was counted of one minute, by service: one lane's partial count, or the total over all
 * lanes.
 *
 * @param services counts by service, in the order in which the services first appeared
 */
public record MinuteCount(Map<String, ServiceCount> services) {

  /** Where services beyond the configured number are counted. */
  public static final String OTHER = "other";

  /** Nothing counted. */
  public static final MinuteCount EMPTY = new MinuteCount(Map.of());

  public MinuteCount {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /**
   * Both counts together. Services that would pass the limit are counted as {@link #OTHER}: those
   * already here come first, then the other's in their order. So a minute's item stays bounded
   * however many names come in, and nothing goes uncounted.
   *
   * @param maxServices how many services are counted by name
   */
  public MinuteCount plus(MinuteCount more, int maxServices) {
    var sum = new LinkedHashMap<>(services);
    more.services.forEach(
        (service, count) -> {
          var name = hasRoomFor(service, sum, maxServices) ? service : OTHER;
          sum.merge(name, count, ServiceCount::plus);
        });
    return new MinuteCount(sum);
  }

  private static boolean hasRoomFor(
      String service, Map<String, ServiceCount> counted, int maxServices) {
    var named = counted.size() - (counted.containsKey(OTHER) ? 1 : 0);
    return counted.containsKey(service) || named < maxServices;
  }
}
