package dev.weir.telemetry;

/**
 * What a detail is called as a dimension of CloudWatch, which takes <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">printable
 * ASCII that is not all blanks</a>. A service's name comes out of a log, and may be anything that a
 * client sends as its host.
 */
final class DetailName {

  /** What a name without a visible character is called. */
  static final String NONE = "(none)";

  /** CloudWatch takes 1,024 characters; nobody reads as many. */
  static final int MAX_CHARS = 255;

  private static final char REPLACEMENT = '?';

  private DetailName() {}

  /** The detail itself where it can be written, and else what is next to it. */
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
    // What was cut off may have been all that was not blank.
    return written.toString().isBlank() ? NONE : written.toString();
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c <= '~';
  }
}
