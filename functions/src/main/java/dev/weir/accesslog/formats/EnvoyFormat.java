package dev.weir.accesslog.formats;

import static dev.weir.accesslog.formats.Role.BYTES;
import static dev.weir.accesslog.formats.Role.NUMBER;
import static dev.weir.accesslog.formats.Role.RFC3339_TIME;
import static dev.weir.accesslog.formats.Role.SERVICE;
import static dev.weir.accesslog.formats.Role.SKIP;
import static dev.weir.accesslog.formats.Role.STATUS;

import dev.weir.accesslog.formats.Columns.Enclosing;

/**
 * Envoy's default format (Envoy documentation, "Access logging"). The authority, without its port,
 * is the service. Code 0 means that there was no response.
 */
final class EnvoyFormat implements LineFormat {

  private static final Columns COLUMNS =
      new Columns(
          Enclosing.QUOTES_AND_BRACKETS,
          2,
          RFC3339_TIME,
          SKIP, // method, path, protocol
          STATUS,
          SKIP, // response flags
          NUMBER, // bytes received
          BYTES, // bytes sent
          SKIP, // duration
          SKIP, // upstream service time
          SKIP, // x-forwarded-for
          SKIP, // user agent
          SKIP, // request id
          SERVICE); // authority

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    return Opening.isBracketedDate(b, from, to)
        ? COLUMNS.parse((byte) ' ', b, from, to, line)
        : LineResult.NOT_AN_ACCESS_LOG;
  }
}
