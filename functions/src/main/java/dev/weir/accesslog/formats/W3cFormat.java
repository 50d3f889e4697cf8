package dev.weir.accesslog.formats;

import java.util.List;

/**
 * Lines of the W3C extended format (IIS) and of CloudFront's standard log: bare fields in UTC, date
 * first. Used unless a header defines other fields.
 */
final class W3cFormat implements LineFormat {

  // The number of usual fields before the status, so that a line of an application's log, which
  // often begins with a date and a time as well, is not mistaken for one.
  private static final int MIN_FIELDS = 8;

  private final byte separator;
  private final Columns columns;

  private W3cFormat(byte separator, List<Role> roles) {
    this.separator = separator;
    this.columns = Columns.bare(Math.min(MIN_FIELDS, roles.indexOf(Role.STATUS)), roles);
  }

  /** Returns the format of IIS and others, with blanks between the fields. */
  static W3cFormat w3c(List<String> names) {
    return new W3cFormat((byte) ' ', FieldNames.shapedRoles(names));
  }

  /** Returns the format of CloudFront's standard log, with tabs between the fields. */
  static W3cFormat cloudfront(List<String> names) {
    return new W3cFormat((byte) '\t', FieldNames.roles(names));
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    return Opening.isDateAnd(separator, b, from, to)
        ? columns.parse(separator, b, from, to, line)
        : LineResult.NOT_AN_ACCESS_LOG;
  }
}
