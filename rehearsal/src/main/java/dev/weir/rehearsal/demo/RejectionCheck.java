package dev.weir.rehearsal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Compares the quarantined reasons with those for which records were made bad. */
final class RejectionCheck {

  private final TreeMap<String, Integer> awaited = new TreeMap<>();

  /** Adds a bad record and the expected reason of its quarantine. */
  void expect(String reason, byte[] bytes) {
    awaited.merge(reason + " of " + GarbageCheck.base64(bytes), 1, Integer::sum);
  }

  /** Returns the number of bad records. */
  int records() {
    return awaited.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the number of distinct reasons. */
  long reasons() {
    return awaited.keySet().stream().map(key -> key.replaceFirst(" of .*", "")).distinct().count();
  }

  /**
   * Returns the differences as sentences.
   *
   * @param entries of the quarantine
   */
  List<String> differences(List<JsonNode> entries) {
    var open = new TreeMap<>(awaited);
    for (var entry : entries) {
      var reason = entry.path("reason").asText();
      open.merge(reason + " of " + GarbageCheck.bytesOf(entry), -1, Integer::sum);
    }
    var differences = new ArrayList<String>();
    open.forEach(
        (record, missing) -> {
          if (missing != 0) {
            differences.add(
                "quarantine has %d too %s of %s"
                    .formatted(Math.abs(missing), missing > 0 ? "few" : "many", shown(record)));
          }
        });
    return differences;
  }

  private static String shown(String record) {
    var parts = record.split(" of ", 2);
    return parts[0] + ": \"" + GarbageCheck.shown(parts[1]) + "\"";
  }
}
