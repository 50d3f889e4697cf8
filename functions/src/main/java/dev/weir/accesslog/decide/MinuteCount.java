package dev.weir.accesslog.decide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was counted of one minute, by service: one lane's partial count, or the total over all
 * lanes.
 *
 * @param services counts by service, in the order in which the services first appeared
 * @param others the services that {@link #OTHER} stands for
 */
public record MinuteCount(Map<String, ServiceCount> services, OtherNames others) {

  /** Where services that have no place of their own are counted. */
  public static final String OTHER = "(other)";

  /** Nothing counted. */
  public static final MinuteCount EMPTY = new MinuteCount(Map.of());

  public MinuteCount {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /** Of services that all have names. */
  public MinuteCount(Map<String, ServiceCount> services) {
    this(services, OtherNames.NONE);
  }

  /**
   * Both counts together. Services that have no place are counted as {@link #OTHER}. So a minute's
   * item stays bounded however many names come in, and nothing goes uncounted.
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
