package dev.weir.verification.accesslog;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.events.Minute;
import dev.weir.samples.Label.Response;
import dev.weir.samples.Recount;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts labels for comparison, by keys such as {@code 2026-11-23T10:05Z checkout 5xx}. It does not
 * know about parsers, lanes or fences.
 */
public final class LabelRecount {

  private static final int LATENESS_SECONDS = 300;

  private LabelRecount() {}

  /** Returns the counts that must be stored once every record was applied once. */
  public static Map<String, Long> of(Collection<LabelledRecord> records) {
    var recount = new Recount();
    var counts = new TreeMap<String, Long>();
    for (var record : records) {
      for (var label : record.labels()) {
        if (label.isGarbage()) {
          var minute = Minute.ofEpochSecond(label.epochSecond());
          counts.merge(place(minute, label.service()) + "rejected", 1L, Long::sum);
        } else {
          recount.add(response(record, label));
        }
      }
    }
    recount
        .counts()
        .forEach(
            (at, of) ->
                of.byCounter()
                    .forEach(
                        (counter, count) ->
                            counts.put(place(at.minute(), at.service()) + counter, count)));
    return counts;
  }

  private static Response response(LabelledRecord record, LabelledRecord.LineLabel label) {
    var at = Instant.ofEpochSecond(label.epochSecond());
    var late = record.arrivedAt().getEpochSecond() - label.epochSecond() > LATENESS_SECONDS;
    return new Response(at, label.service(), label.status(), label.bytes(), late);
  }

  private static String place(Minute minute, String service) {
    return minute + " " + service + " ";
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
                          counts.put(place(minute, service) + counter.text(), share.get(counter));
                        }
                      }
                    }));
    return counts;
  }
}
