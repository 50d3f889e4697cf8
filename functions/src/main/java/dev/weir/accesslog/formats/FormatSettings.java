package dev.weir.accesslog.formats;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * The format of the lines.
 *
 * @param format {@code auto} to detect it for each line, or the name of an {@link AccessLogFormat}
 * @param fields the fields of the format; empty for the format's default:
 *     <ul>
 *       <li>{@code w3c}, {@code cloudfront-standard}, {@code cloudfront-realtime}: their names in
 *           the lines' order, separated by blanks or commas. A {@code #Fields} header overrides it
 *       <li>{@code json} and {@code auto}: a map {@code
 *           time=...,status=...,bytes=...,service=...,originStatus=...} to names or dotted paths;
 *           fields that it omits have their usual names
 *       <li>{@code custom}: an Apache {@code LogFormat} or nginx {@code log_format}, the directive
 *           or its string, as in the server's configuration
 *     </ul>
 *
 * @param zone the zone of times without an offset, such as HAProxy's
 */
public record FormatSettings(String format, String fields, ZoneId zone) {

  /** The name that selects detection. */
  public static final String AUTO = "auto";

  /**
   * Validates the settings.
   *
   * @throws IllegalArgumentException naming every problem in them
   */
  public FormatSettings {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(fields, "fields");
    Objects.requireNonNull(zone, "zone");
    List<String> problems = problems(format, fields);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Reads times without an offset as UTC. */
  public FormatSettings(String format, String fields) {
    this(format, fields, ZoneOffset.UTC);
  }

  /** Detects the format of each line. */
  public static FormatSettings auto() {
    return new FormatSettings(AUTO, "");
  }

  /** Reads every line in this format, with the format's default fields. */
  public static FormatSettings pinned(AccessLogFormat format) {
    return new FormatSettings(format.kebabName(), "");
  }

  /** Whether lines are pinned to a format whose lines are JSON objects. */
  public boolean isJson() {
    return format.equals(AccessLogFormat.JSON.kebabName())
        || format.equals(AccessLogFormat.CADDY.kebabName());
  }

  /** Whether a format has this name, or {@link #AUTO}. */
  public static boolean isKnown(String format) {
    return format.equals(AUTO) || AccessLogFormat.named(format).isPresent();
  }

  /** Returns every problem in these settings; empty if they are valid. */
  public static List<String> problems(String format, String fields) {
    if (format.equals(AUTO)) {
      return JsonFieldMap.problems(fields);
    }
    return AccessLogFormat.named(format)
        .map(known -> fieldProblems(known, fields))
        .orElseGet(() -> List.of(unknown(format)));
  }

  private static String unknown(String format) {
    return "access-log format is unknown: format="
        + format
        + " known="
        + AUTO
        + ", "
        + AccessLogFormat.names();
  }

  private static List<String> fieldProblems(AccessLogFormat format, String fields) {
    return switch (format) {
      case CUSTOM -> FormatCompiler.of(fields).problems();
      case JSON -> JsonFieldMap.problems(fields);
      case W3C, CLOUDFRONT_STANDARD, CLOUDFRONT_REALTIME ->
          fields.isBlank() ? List.of() : FieldNames.problems(FieldNames.split(fields));
      // The fields of most formats are fixed: a new one needs nothing here.
      default ->
          fields.isBlank()
              ? List.of()
              : List.of("access-log format takes no fields: format=" + format.kebabName());
    };
  }
}
