package dev.weir.samples;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One line, or an unreadable record, which has no lines.
 *
 * @param bytes the line without its end, outside of any envelope; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record SampleLine(byte[] bytes, Label label) {

  public SampleLine {
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(label, "label");
  }

  static SampleLine of(String text, Label label) {
    return new SampleLine(text.getBytes(StandardCharsets.UTF_8), label);
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
