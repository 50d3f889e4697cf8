package dev.weir.accesslog.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The headers of W3C and CloudFront logs, which define the fields of the lines after them. */
final class HeaderLines {

  private static final byte[] FIELDS = Opening.ascii("#Fields:");

  private static final List<byte[]> OTHERS =
      List.of(
          Opening.ascii("#Version:"),
          Opening.ascii("#Software:"),
          Opening.ascii("#Date:"),
          Opening.ascii("#Start-Date:"),
          Opening.ascii("#End-Date:"),
          Opening.ascii("#Remark:"));

  // Names are taken from the line, so their number is bounded: the longest known list has 40.
  private static final int MAX_HEADER_BYTES = 16_384;

  private final LineWork work;
  private byte[] text = {};
  private Columns columns;
  private boolean inForce;

  HeaderLines(LineWork work) {
    this.work = work;
  }

  /** Discards the headers. */
  void forget() {
    inForce = false;
  }

  /**
   * Reads the line if it is a header. No header has a quote; a line that has one is a request whose
   * first field a client wrote, such as X-Forwarded-For.
   */
  boolean read(byte[] b, int from, int to) {
    if (from == to || b[from] != '#' || ByteSearch.indexOf((byte) '"', b, from, to) >= 0) {
      return false;
    }
    if (startsWith(FIELDS, b, from, to) && to - from <= MAX_HEADER_BYTES) {
      take(b, from + FIELDS.length, to);
      return true;
    }
    return isOther(b, from, to);
  }

  private static boolean isOther(byte[] b, int from, int to) {
    for (byte[] other : OTHERS) {
      if (startsWith(other, b, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] wanted, byte[] b, int from, int to) {
    return to - from >= wanted.length
        && Arrays.equals(b, from, from + wanted.length, wanted, 0, wanted.length);
  }

  private void take(byte[] b, int from, int to) {
    inForce = true;
    // Usually every record of a stream has the same header.
    if (columns == null || !Arrays.equals(b, from, to, text, 0, text.length)) {
      String named = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
      List<String> names = FieldNames.split(named);
      work.header(names.size());
      columns = columns(names);
      text = Arrays.copyOfRange(b, from, to);
    }
  }

  // The header defines the fields: none has to prove it by being a number.
  private static Columns columns(List<String> names) {
    List<Role> roles =
        FieldNames.roles(names).stream().map(role -> role.isShape() ? Role.SKIP : role).toList();
    return Columns.of(Math.max(1, roles.indexOf(Role.STATUS)), roles);
  }

  /** Reads a line by the fields of the last header, if there was one. */
  LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    return inForce
        ? columns.parse(separator(b, from, to), b, from, to, line)
        : LineResult.NOT_AN_ACCESS_LOG;
  }

  // The header's own names are separated by blanks even if the fields of the lines use tabs.
  private static byte separator(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == ' ' || b[i] == '\t') {
        return b[i];
      }
    }
    return ' ';
  }
}
