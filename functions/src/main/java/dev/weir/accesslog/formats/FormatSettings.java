package dev.weir.accesslog.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which format the lines are in.
 *
 * @param format {@code auto} to detect it for each line, or the name of an {@link AccessLogFormat}
 * @param fields what the format needs to know of its fields: a list of names, a map of JSON names,
 *     or the server's own format string; empty for the format's default
 */
public record FormatSettings(String format, String fields) {

  /** The name of detection. */
  public static final String AUTO = "auto";

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming everything that is wrong with them
   */
  public FormatSettings {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(fields, "fields");
    List<String> problems = problems(format, fields);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Detects the format of each line. */
  public static FormatSettings auto() {
    return new FormatSettings(AUTO, "");
  }

  /** Reads every line in this format, with the format's default fields. */
  public static FormatSettings pinned(AccessLogFormat format) {
    return new FormatSettings(format.kebabName(), "");
  }

  /** Everything that is wrong with these settings; empty where they can be used. */
  public static List<String> problems(String format, String fields) {
    var problems = new ArrayList<String>();
    if (!format.equals(AUTO) && AccessLogFormat.named(format).isEmpty()) {
      problems.add(
          "access-log format is unknown: format="
              + format
              + " known="
              + AUTO
              + ", "
              + AccessLogFormat.names());
    }
    return List.copyOf(problems);
  }
}
