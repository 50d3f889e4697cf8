package dev.weir.samples.golden;

import java.util.List;
import java.util.Objects;

/**
 * Access-log lines in one record, because headers apply only to the lines after them in the same
 * record.
 *
 * @param name of the set: usually the format's name
 * @param format the configured format: {@code auto} for most
 * @param fields the configured fields; empty for most
 * @param lines its lines, in order
 */
public record GoldenRecord(String name, String format, String fields, List<GoldenLine> lines) {

  /** The format of records whose lines must be detected. */
  public static final String AUTO = "auto";

  public GoldenRecord {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(fields, "fields");
    lines = List.copyOf(lines);
  }

  /** Whether it is read with the default configuration. */
  public boolean isDetected() {
    return format.equals(AUTO) && fields.isEmpty();
  }
}
