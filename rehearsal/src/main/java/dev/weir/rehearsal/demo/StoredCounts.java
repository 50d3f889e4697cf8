package dev.weir.rehearsal.demo;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.events.Minute;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Weir's counts so far, by minute. */
record StoredCounts(SortedMap<Minute, MinuteCount> minutes) {

  /** Returns the sums over all minutes, by service. */
  SortedMap<String, ServiceCount> byService() {
    var services = new TreeMap<String, ServiceCount>();
    for (var minute : minutes.values()) {
      minute.services().forEach((name, count) -> services.merge(name, count, ServiceCount::plus));
    }
    return services;
  }

  /** Returns the sum over all minutes and services. */
  ServiceCount total() {
    return byService().values().stream().reduce(ServiceCount.ZERO, ServiceCount::plus);
  }

  ServiceCount at(Minute minute, String service) {
    return minutes
        .getOrDefault(minute, new MinuteCount(Map.of()))
        .services()
        .getOrDefault(service, ServiceCount.ZERO);
  }

  /** Returns the number of quarantined lines, over all minutes and services. */
  long rejected() {
    return total().get(Counter.REJECTED);
  }
}
