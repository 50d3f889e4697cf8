package dev.weir.cli.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.alerts.StoredAlert;
import dev.weir.events.Minute;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Services by minute, the one with the most errors first:
 *
 * <pre>{"from":1431857100000,"minutes":60,"requests","errors","more",
 *   "services":[{"service","requests","errors","1xx",...,"counts":[[0,12,1],...]}],
 *   "selected":[{"service","requests","errors","1xx",...}],"alerts":[...]}
 * </pre>
 *
 * {@code from} is the first minute with a count, {@code minutes} how many there are up to the last;
 * {@code counts} has the offset, requests and errors of each minute with a count; {@code selected}
 * all counters of the services in the selected minute. {@code more} is the number of services that
 * are not listed; the sums include them.
 */
final class ServiceBoard {

  static final int MAX_SERVICES = 100;

  /** The board of a stack without the pipeline. */
  static final ObjectNode NOT_DEPLOYED = JsonNodeFactory.instance.objectNode();

  private static final Comparator<Map.Entry<String, SortedMap<Minute, ServiceCount>>> WORST_FIRST =
      Comparator.comparing(
              (Map.Entry<String, SortedMap<Minute, ServiceCount>> entry) -> sum(entry.getValue()),
              Comparator.comparingLong(ServiceCount::errors)
                  .thenComparingLong(ServiceCount::requests)
                  .reversed())
          .thenComparing(Map.Entry::getKey);

  private ServiceBoard() {}

  static ObjectNode of(
      SortedMap<Minute, MinuteCount> totals,
      List<StoredAlert> alerts,
      CountedPeriod period,
      Minute now) {
    var shown = period.of(totals, now);
    var services = byService(shown, period);
    var node = JsonNodeFactory.instance.objectNode();
    if (!shown.isEmpty()) {
      var first = shown.firstKey();
      node.put("from", first.start().toEpochMilli());
      node.put("minutes", 1 + shown.lastKey().epochMinute() - first.epochMinute());
      var list = node.putArray("services");
      services.entrySet().stream()
          .sorted(WORST_FIRST)
          .limit(MAX_SERVICES)
          .forEach(entry -> add(entry.getKey(), entry.getValue(), first, list.addObject()));
    }
    var all = services.values().stream().map(ServiceBoard::sum);
    var sum = all.reduce(ServiceCount.ZERO, ServiceCount::plus);
    node.put("requests", sum.requests()).put("errors", sum.errors());
    node.put("more", Math.max(0, services.size() - MAX_SERVICES));
    period.selected().ifPresent(at -> addSelected(services, at, node.putArray("selected")));
    var array = node.putArray("alerts");
    alerts.forEach(alert -> array.add(AlertNode.of(alert)));
    return node;
  }

  private static Map<String, SortedMap<Minute, ServiceCount>> byService(
      SortedMap<Minute, MinuteCount> shown, CountedPeriod period) {
    var services = new TreeMap<String, SortedMap<Minute, ServiceCount>>();
    shown.forEach(
        (minute, total) ->
            total
                .services()
                .forEach(
                    (service, count) -> {
                      if (period.includes(service)) {
                        services.computeIfAbsent(service, _ -> new TreeMap<>()).put(minute, count);
                      }
                    }));
    return services;
  }

  private static ServiceCount sum(Map<Minute, ServiceCount> counts) {
    return counts.values().stream().reduce(ServiceCount.ZERO, ServiceCount::plus);
  }

  private static void add(
      String service, SortedMap<Minute, ServiceCount> counts, Minute first, ObjectNode node) {
    node.put("service", service);
    add(sum(counts), node);
    var array = node.putArray("counts");
    counts.forEach((minute, count) -> add(minute, count, first, array));
  }

  private static void addSelected(
      Map<String, SortedMap<Minute, ServiceCount>> services, Minute at, ArrayNode array) {
    services.entrySet().stream()
        .filter(entry -> entry.getValue().containsKey(at))
        .map(entry -> Map.entry(entry.getKey(), onlyAt(at, entry.getValue())))
        .sorted(WORST_FIRST)
        .limit(MAX_SERVICES)
        .forEach(
            entry -> add(sum(entry.getValue()), array.addObject().put("service", entry.getKey())));
  }

  private static SortedMap<Minute, ServiceCount> onlyAt(
      Minute at, SortedMap<Minute, ServiceCount> counts) {
    return new TreeMap<>(counts.subMap(at, new Minute(at.epochMinute() + 1)));
  }

  private static void add(ServiceCount sum, ObjectNode node) {
    node.put("requests", sum.requests()).put("errors", sum.errors());
    for (var counter : Counter.values()) {
      node.put(counter.text(), sum.get(counter));
    }
  }

  private static void add(Minute minute, ServiceCount count, Minute first, ArrayNode array) {
    array
        .addArray()
        .add(minute.epochMinute() - first.epochMinute())
        .add(count.requests())
        .add(count.errors());
  }
}
