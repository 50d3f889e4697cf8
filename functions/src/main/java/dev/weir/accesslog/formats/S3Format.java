package dev.weir.accesslog.formats;

import static dev.weir.accesslog.formats.Role.BYTES;
import static dev.weir.accesslog.formats.Role.CLF_TIME;
import static dev.weir.accesslog.formats.Role.SERVICE;
import static dev.weir.accesslog.formats.Role.SKIP;
import static dev.weir.accesslog.formats.Role.STATUS;

import dev.weir.accesslog.formats.Columns.Enclosing;

/**
 * S3 server access logs (Amazon S3 user guide, "Amazon S3 server access log format"). The bucket is
 * the service: it is the host of the request in S3's own addressing.
 */
final class S3Format implements LineFormat {

  /** How many fields stand before the time, which marks the format. */
  static final int FIELDS_BEFORE_TIME = 2;

  private static final Columns COLUMNS =
      new Columns(
          Enclosing.QUOTES_AND_BRACKETS,
          9,
          SKIP, // bucket owner
          SERVICE, // bucket
          CLF_TIME,
          SKIP, // remote ip
          SKIP, // requester
          SKIP, // request id
          SKIP, // operation
          SKIP, // key
          SKIP, // request
          STATUS,
          SKIP, // error code
          BYTES);

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    boolean opens =
        Opening.isPlain(b, from, to)
            && Opening.blanksBeforeBracket(b, from, to) == FIELDS_BEFORE_TIME;
    return opens ? COLUMNS.parse((byte) ' ', b, from, to, line) : LineResult.NOT_AN_ACCESS_LOG;
  }
}
