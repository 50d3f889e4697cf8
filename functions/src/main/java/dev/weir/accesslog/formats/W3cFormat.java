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

  /** Whether the fields are IIS's defaults, which nothing but the line itself confirms. */
  private final boolean assumed;

  private W3cFormat(byte separator, int least, List<Role> roles, boolean assumed) {
    this.separator = separator;
    this.columns = Columns.of(least, roles);
    this.assumed = assumed;
  }

  /** Returns the format of IIS and others, with blanks between the fields. */
  static W3cFormat w3c(List<String> names) {
    List<Role> roles = FieldNames.shapedRoles(names);
    boolean assumed = names.equals(FieldNames.IIS);
    return new W3cFormat((byte) ' ', assumed ? roles.size() : least(roles), roles, assumed);
  }

  /** Returns the format of CloudFront's standard log, with tabs between the fields. */
  static W3cFormat cloudfront(List<String> names) {
    List<Role> roles = FieldNames.roles(names);
    return new W3cFormat((byte) '\t', least(roles), roles, false);
  }

  private static int least(List<Role> roles) {
    return Math.min(MIN_FIELDS, roles.indexOf(Role.STATUS));
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    if (!Opening.isDateAnd(separator, b, from, to)) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    LineResult result = columns.parse(separator, b, from, to, line);
    // IIS always writes a status. Without one, or with fewer fields, the line has other fields.
    boolean other = assumed && result == LineResult.EVENT && line.status() == 0;
    return other ? LineResult.NOT_AN_ACCESS_LOG : result;
  }
}
