package dev.weir.rehearsal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Compares the reasons in quarantine with those for which records were made bad. */
final class RejectionCheck {

  private final TreeMap<String, Integer> awaited = new TreeMap<>();

  /** Notes a bad record and the reason for which it must be quarantined. */
  void expect(String reason, byte[] bytes) {
    awaited.merge(reason + " of " + GarbageCheck.base64(bytes), 1, Integer::sum);
  }

  /** How many bad records there are. */
  int records() {
    return awaited.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many different reasons there are. */
  long reasons() {
    return awaited.keySet().stream().map(key -> key.replaceFirst(" of .*", "")).distinct().count();
  }

  /**
   * What differs, a sentence each; empty if nothing does.
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
