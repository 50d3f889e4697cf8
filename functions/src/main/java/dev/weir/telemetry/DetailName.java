package dev.weir.telemetry;

/**
 * The name of a detail as a dimension of CloudWatch, which accepts <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">printable
 * ASCII that is not all blanks</a>. A service's name comes from a log, and may be any text that a
 * client sends as its host.
 */
final class DetailName {

  /** The name for a detail without a visible character. */
  static final String NONE = "(none)";

  /** CloudWatch accepts 1,024 characters, more than anyone reads. */
  static final int MAX_CHARS = 255;

  private static final char REPLACEMENT = '?';

  private DetailName() {}

  /** Returns the detail itself if it is valid, otherwise the closest valid name. */
  static String of(String detail) {
    if (detail.isBlank()) {
      return NONE;
    }
    return isWritable(detail) ? detail : written(detail);
  }

  private static boolean isWritable(String detail) {
    return detail.length() <= MAX_CHARS && detail.chars().allMatch(DetailName::isPrintable);
  }

  private static String written(String detail) {
    var written = new StringBuilder();
    detail
        .chars()
        .limit(MAX_CHARS)
        .map(c -> isPrintable(c) ? c : REPLACEMENT)
        .forEach(c -> written.append((char) c));
    // The truncated part may have contained all of its visible characters.
    return written.toString().isBlank() ? NONE : written.toString();
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c <= '~';
  }
}
