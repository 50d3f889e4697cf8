package dev.weir.verification.accesslog;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.events.Minute;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts labels in the plainest way, for comparison: by keys such as {@code 2026-11-23T10:05Z
 * checkout 5xx}. It does not know about parsers, lanes or fences.
 */
public final class LabelRecount {

  private LabelRecount() {}

  /** Returns the counts that must be stored once every record was applied once. */
  public static Map<String, Long> of(Collection<LabelledRecord> records) {
    var counts = new TreeMap<String, Long>();
    for (var record : records) {
      for (var label : record.labels()) {
        var place = Minute.ofEpochSecond(label.epochSecond()) + " " + label.service() + " ";
        if (label.isGarbage()) {
          counts.merge(place + "rejected", 1L, Long::sum);
        } else {
          counts.merge(place + classOf(label.status()), 1L, Long::sum);
          counts.merge(place + "bytes", label.bytes(), Long::sum);
          if (record.arrivedAt().getEpochSecond() - label.epochSecond() > 300) {
            counts.merge(place + "late", 1L, Long::sum);
          }
        }
      }
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static String classOf(int status) {
    return status >= 100 && status <= 599 ? status / 100 + "xx" : "other";
  }

  /** Returns the stored counts, in the same form. */
  public static Map<String, Long> ofStored(Map<Minute, MinuteCount> totals) {
    var counts = new TreeMap<String, Long>();
    totals.forEach(
        (minute, count) ->
            count
                .services()
                .forEach(
                    (service, share) -> {
                      for (var counter : Counter.values()) {
                        if (share.get(counter) != 0) {
                          var place = minute + " " + service + " " + counter.text();
                          counts.put(place, share.get(counter));
                        }
                      }
                    }));
    return counts;
  }
}
