package dev.weir.rehearsal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.samples.Label;
import dev.weir.samples.SampleRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the quarantine's content with the garbage that was sent, byte for byte. */
final class GarbageCheck {

  private static final int SHOWN_CHARACTERS = 40;

  /** How often each Base64-encoded entry is still expected. */
  private final Map<String, Integer> awaited = new HashMap<>();

  /** Adds the garbage of a record that was sent. */
  void expect(SampleRecord record) {
    for (var line : record.lines()) {
      if (line.label() instanceof Label.GarbageLabel) {
        awaited.merge(base64(line.bytes()), 1, Integer::sum);
      }
    }
  }

  /**
   * Returns the differences as sentences.
   *
   * @param entries of the quarantine, with {@code text} or {@code base64}
   */
  List<String> differences(List<JsonNode> entries) {
    var open = new HashMap<>(awaited);
    for (var entry : entries) {
      open.merge(bytesOf(entry), -1, Integer::sum);
    }
    var differences = new ArrayList<String>();
    open.forEach(
        (bytes, missing) -> {
          if (missing != 0) {
            differences.add(
                "quarantine has %d too %s of \"%s\""
                    .formatted(Math.abs(missing), missing > 0 ? "few" : "many", shown(bytes)));
          }
        });
    return differences;
  }

  static String bytesOf(JsonNode entry) {
    return entry.has("base64")
        ? entry.path("base64").asText()
        : base64(entry.path("text").asText().getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String shown(String base64) {
    var text = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    var printable = text.replaceAll("[^ -~]", "?");
    return printable.substring(0, Math.min(SHOWN_CHARACTERS, printable.length()));
  }
}
