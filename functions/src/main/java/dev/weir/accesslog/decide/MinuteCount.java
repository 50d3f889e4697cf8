package dev.weir.accesslog.decide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counts of one minute, by service: one lane's partial count, or the total over all lanes.
 *
 * @param services counts by service, in the order in which the services first appeared
 * @param others the services that {@link #OTHER} stands for
 */
public record MinuteCount(Map<String, ServiceCount> services, OtherNames others) {

  /** The name under which services without a place are counted. */
  public static final String OTHER = "(other)";

  public static final MinuteCount EMPTY = new MinuteCount(Map.of());

  public MinuteCount {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /** Creates a count of services that all have names. */
  public MinuteCount(Map<String, ServiceCount> services) {
    this(services, OtherNames.NONE);
  }

  /**
   * Returns the sum of both counts. Services without a place are counted as {@link #OTHER}. So a
   * minute's item stays bounded however many names arrive, and nothing goes uncounted.
   */
  public MinuteCount plus(MinuteCount more, Places places) {
    var sum = new LinkedHashMap<>(services);
    var seats = places.seats(services.keySet());
    var unnamed = new ArrayList<String>();
    more.services.forEach(
        (service, count) -> {
          var isNamed = sum.containsKey(service) || seats.take(service);
          if (!isNamed) {
            unnamed.add(service);
          }
          sum.merge(isNamed ? service : OTHER, count, ServiceCount::plus);
        });
    return new MinuteCount(sum, others.plus(more.others).plus(OtherNames.of(unnamed)));
  }
}
