package dev.weir.samples;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A request: the same facts in whichever format a server writes them.
 *
 * @param line the request line as received, which need not be HTTP
 * @param path of the request, if it has one
 * @param status 0 if there was no response
 * @param millis its duration
 * @param id sixteen hexadecimal digits
 */
record Request(
    Instant at,
    String service,
    String client,
    String line,
    String path,
    int status,
    long bytes,
    String agent,
    int millis,
    String id) {

  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

  /** Returns the time as Apache writes it, such as {@code 10/Oct/2025:13:55:36 +0000}. */
  String clfTime(ZoneOffset offset) {
    return CLF.format(at.atOffset(offset));
  }

  /** Returns the time as HAProxy writes it on a server in UTC: {@code 10/Oct/2025:13:55:36.123}. */
  String localClfTime() {
    return DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss.SSS", Locale.ROOT)
        .format(at.atOffset(ZoneOffset.UTC));
  }

  /** Returns the time as {@code 2025-10-10T13:55:36.123Z}. */
  String isoTime() {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
        .format(at.atOffset(ZoneOffset.UTC));
  }

  /** Returns the time as {@code 2025-10-10} and {@code 13:55:36} with a separator between. */
  String dateAndTime(char separator) {
    var iso = isoTime();
    return iso.substring(0, 10) + separator + iso.substring(11, 19);
  }

  /** Returns the seconds since 1970 with three digits after the decimal point. */
  String epochSeconds() {
    var millisOfEpoch = at.toEpochMilli();
    return millisOfEpoch / 1000 + "." + three(millisOfEpoch % 1000);
  }

  /** Returns the duration in seconds with three digits after the decimal point. */
  String seconds() {
    return millis / 1000 + "." + three(millis % 1000);
  }

  private static String three(long number) {
    return String.format(Locale.ROOT, "%03d", number);
  }

  String threeDigits() {
    return three(status);
  }

  /** Returns the bytes as in Apache's {@code %b}. */
  String bytesOrDash() {
    return bytes == 0 ? "-" : Long.toString(bytes);
  }
}
