package dev.weir.accesslog.formats;

import java.util.List;

/**
 * CloudFront's real-time log (CloudFront developer guide, "Real-time logs"): separated by tabs, no
 * header, and only the fields that the distribution selects. Counts cover the delivered lines; a
 * sampling rate below 100 % omits the rest.
 */
final class RealtimeFormat implements LineFormat {

  private final Columns columns;
  private final int leastTabs;

  private RealtimeFormat(List<String> names, int leastTabs) {
    this.columns = Columns.of(1, FieldNames.roles(names));
    this.leastTabs = leastTabs;
  }

  /** Returns a format for lines that are known to have these fields. */
  static RealtimeFormat of(List<String> names) {
    return new RealtimeFormat(names, 0);
  }

  /**
   * Returns a format that accepts lines of unknown format only if they must have all fields of the
   * log, because they begin with a number and have that many. A smaller selection must be
   * configured.
   */
  static RealtimeFormat detected() {
    List<String> all = FieldNames.CLOUDFRONT_REALTIME;
    return new RealtimeFormat(all, all.size() - 1);
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    boolean opens =
        leastTabs == 0 || (Opening.isNumberAndTab(b, from, to) && tabs(b, from, to) >= leastTabs);
    return opens ? columns.parse((byte) '\t', b, from, to, line) : LineResult.NOT_AN_ACCESS_LOG;
  }

  private static int tabs(byte[] b, int from, int to) {
    int tabs = 0;
    for (int i = from; i < to; i++) {
      tabs += b[i] == '\t' ? 1 : 0;
    }
    return tabs;
  }
}
