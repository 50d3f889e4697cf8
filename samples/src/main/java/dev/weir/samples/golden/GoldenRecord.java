package dev.weir.samples.golden;

import java.util.List;
import java.util.Objects;

/**
 * Access-log lines that lie in one record, as headers hold for the lines behind them in the same
 * record only.
 *
 * @param name which set it is of: mostly the format's name
 * @param format the format that has to be configured: {@code auto} for most
 * @param fields the fields that have to be configured; empty for most
 * @param lines its lines, in order
 */
public record GoldenRecord(String name, String format, String fields, List<GoldenLine> lines) {

  /** The format of records whose lines are to be detected. */
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
